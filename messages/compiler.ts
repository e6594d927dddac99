import type { CompilerOptions } from '@inlang/paraglide-js';

/** How the sentences of `messages/` become typed functions: one place for the build, the checks and the command line. */
export const messages: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/lib/messages',
	// The address decides the language; `hooks.server.ts` redirects a reader whose remembered language is the other one.
	strategy: ['url', 'baseLocale'],
	urlPatterns: [
		{
			pattern: '/:path(.*)?',
			localized: [
				['en', '/en/:path(.*)?'],
				['lt', '/:path(.*)?']
			]
		}
	],
	emitGitIgnore: false,
	emitPrettierIgnore: false,
	outputStructure: 'locale-modules'
};
