# One room that runs on Node, by its sources: docker build --build-arg ROOM=ingest -f deploy/node.Dockerfile .
FROM node:24.11.0-bookworm-slim AS packages
ARG ROOM
WORKDIR /app
COPY . .
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    --workspace=@andon/mqtt --workspace=@andon/${ROOM} --include-workspace-root

FROM node:24.11.0-bookworm-slim
ARG ROOM
ARG MAIN=src/main.ts
ENV NODE_ENV=production MAIN=/app/${ROOM}/${MAIN}
WORKDIR /app
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/mqtt ./mqtt
COPY --from=packages /app/${ROOM} ./${ROOM}
# Volumes take over who owns the folder that they are mounted on.
RUN mkdir /keys /data && chown node:node /keys /data
USER node
CMD ["sh", "-c", "exec node --import tsx \"$MAIN\""]
