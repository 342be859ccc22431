import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Everything that is not the application goes to whoever answers GraphQL. */
const engine = process.env['ANDON_GRAPHQL_ORIGIN'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The engine's console brings an older React along, which must not end up in here.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: { target: 'es2023', manifest: true, reportCompressedSize: false },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '^/(v1|v1alpha1|v2|api|healthz)(/|$)': { target: engine, ws: true } },
  },
});
