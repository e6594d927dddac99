import { defineConfig } from 'vitest/config';

const pure = ['src/lib/**/server/**', 'src/commands/**'];
const database = { globalSetup: ['tests/support/cluster.ts'], testTimeout: 20_000, hookTimeout: 60_000 };

/** The four kinds of tests. `house` begins and ends servers, so its files take turns; of the journeys two are under way at once. */
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'rules',
					include: ['src/**/*.test.ts', 'verify/**/*.test.ts', 'tests/{golden,selection,certificates}/**/*.test.ts'],
					exclude: pure,
					// Some hold thousands of cases; a crowded machine takes its time.
					testTimeout: 20_000
				}
			},
			{ test: { name: 'usecases', include: pure.map((folder) => `${folder}/*.test.ts`), ...database } },
			{ test: { name: 'house', include: ['tests/house/**/*.test.ts'], ...database, testTimeout: 120_000, fileParallelism: false } },
			{
				test: {
					name: 'journeys',
					include: ['tests/journeys/**/*.test.ts'],
					...database,
					testTimeout: 120_000,
					hookTimeout: 180_000,
					maxWorkers: 2
				}
			}
		]
	}
});
