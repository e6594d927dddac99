import { defineConfig } from 'vitest/config';

const pure = ['src/lib/**/server/**', 'src/commands/**'];
/** It ends what hangs, and measures nothing: on a crowded machine whole databases are compared for half a minute. */
const database = { globalSetup: ['tests/support/cluster.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * The four kinds of tests. Rules and use cases load the house once for many files, so a test keeps to what it made itself.
 * `house` begins and ends servers, so its files take turns; of the others two are under way at once.
 */
export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'rules',
					include: ['src/**/*.test.ts', 'verify/**/*.test.ts', 'tests/{golden,selection,certificates,evaluation}/**/*.test.ts'],
					exclude: pure,
					isolate: false,
					// Some hold thousands of cases; a crowded machine takes its time.
					testTimeout: 20_000
				}
			},
			{
				test: {
					name: 'usecases',
					include: pure.map((folder) => `${folder}/*.test.ts`),
					isolate: false,
					env: { LETTERS: 'looked through' },
					...database
				}
			},
			{ test: { name: 'house', include: ['tests/house/**/*.test.ts'], ...database, testTimeout: 120_000, fileParallelism: false } },
			{
				test: {
					name: 'journeys',
					include: ['tests/journeys/**/*.test.ts'],
					isolate: false,
					...database,
					testTimeout: 120_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});
