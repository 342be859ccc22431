# The application as nginx serves it, with Hasura behind the same address.
FROM node:24.11.0-bookworm-slim AS application
WORKDIR /app
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund --workspace=@andon/web --include-workspace-root \
    && npx vite build web --outDir /application

FROM nginxinc/nginx-unprivileged:1.29.3-alpine
COPY deploy/nginx/nginx.conf /etc/nginx/nginx.conf
COPY --from=application /application /usr/share/nginx/html
USER nginx
