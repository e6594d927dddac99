import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';
import { messages } from './messages/compiler.ts';
import { rememberedPlurals } from './messages/remembered-plurals.ts';
import { scriptless, unsentData } from './scriptless.ts';
import { certificatePage, checkerPage } from './verify/page/make.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin(messages),
		rememberedPlurals(),
		scriptless(),
		unsentData(),
		checkerPage(),
		certificatePage(),
		sveltekit({
			adapter: adapter({ precompress: true }),
			// A page that holds what was typed (src/kept.ts) stands at another address than its own.
			paths: { relative: false },
			csp: {
				mode: 'auto',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	],
	build: { target: 'es2023' }
});
