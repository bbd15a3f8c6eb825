import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { shell } from './build/shell.ts'
import { verifyPage } from './build/verifyPage.ts'

const SERVER = 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [svelte(), verifyPage(), shell()],
  build: {
    target: ['chrome100', 'firefox100', 'safari15.4'],
    // The page's policy allows neither data: addresses nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: 'index.html', sw: 'src/worker/sw.ts' },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy: { '/v1': SERVER, '/api': SERVER, '/health': SERVER } },
  test: { include: ['src/**/*.test.ts'], restoreMocks: true },
})
