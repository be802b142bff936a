import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { stylesWithoutFonts } from './styles-without-fonts.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Where a started company answers while the console is worked on (`vite dev`). */
const STARTED = 'http://127.0.0.1:4300';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), stylesWithoutFonts()],
  build: {
    outDir: join(ROOT, 'out', 'console'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
  server: { proxy: Object.fromEntries(['/api', '/development', '/config.json'].map((path) => [path, STARTED])) },
});
