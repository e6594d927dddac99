import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What asks about types stands in .oxlintrc.json: another engine answers it in a tenth of the time. */
export default tseslint.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'src/lib/messages/',
			'src/lib/platform/server/db/schema.ts',
			'node_modules/',
			'data/',
			'docs/contracts/',
			'bench/floor/'
		]
	},
	tseslint.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-console': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser } },
		rules: {
			// Links are localised by `href()`, which resolves them.
			'svelte/no-navigation-without-resolve': 'off',
			// The document's own sanitised rich text is the only HTML; each use says why.
			'svelte/no-at-html-tags': 'error',
			// `{' '}` is how a space is kept where Svelte trims it.
			'svelte/no-useless-mustaches': 'off',
			// A Map or Set that no page shows need not tell anybody that it changed.
			'svelte/prefer-svelte-reactivity': 'off',
			// What only a browser can know is found out in an effect, after the first paint.
			'svelte/prefer-writable-derived': 'off'
		}
	},
	{
		files: ['src/lib/*/*.ts', 'src/lib/*/!(server|ui)/**/*.ts'],
		ignores: ['**/*.test.ts', 'src/lib/platform/server/**', 'src/lib/ui/**'],
		rules: {
			'no-restricted-globals': ['error', { name: 'process', message: 'A rule asks nothing: settings are arguments.' }],
			'no-restricted-syntax': [
				'error',
				{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is an argument: a rule takes `now`.' },
				{
					selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: 'The clock is an argument: a rule takes `now`.'
				}
			]
		}
	},
	{
		files: ['src/lib/*/server/**/*.ts'],
		// The sign-in library calls back without a context; there the clock is the rim's.
		ignores: [
			'**/*.test.ts',
			'src/lib/platform/server/**',
			'src/lib/people/server/sign-in/library.ts',
			'src/lib/people/server/sign-in/person-of-account.ts'
		],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'The clock is an argument: a use case takes it from its context.'
				},
				{
					selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: 'The clock is an argument: a use case takes it from its context.'
				}
			]
		}
	}
);
