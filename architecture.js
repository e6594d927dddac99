/**
 * The slices of Kartu and whom each may call. Every list looks down: an arrow upward is an event instead.
 * Read by the linter (`.dependency-cruiser.js`), by `docs/architecture.md` and by the tests.
 */
export const slices = {
	planning: [],
	people: [],
	schools: ['people'],
	programmes: ['people', 'schools'],
	applications: ['people', 'schools', 'programmes'],
	selection: ['people', 'schools', 'programmes', 'applications'],
	agreements: ['people', 'schools', 'programmes', 'applications', 'selection'],
	networks: ['planning', 'people', 'schools', 'programmes', 'applications', 'selection'],
	scheduling: ['planning', 'people', 'schools', 'programmes', 'applications', 'selection'],
	delivery: ['people', 'schools', 'programmes', 'applications', 'selection', 'networks', 'scheduling'],
	evaluation: ['people', 'schools', 'programmes', 'scheduling', 'delivery'],
	credentials: ['people', 'schools', 'programmes', 'delivery', 'evaluation'],
	spaces: ['people', 'schools', 'programmes', 'applications', 'networks', 'scheduling', 'delivery'],
	projects: ['people', 'schools', 'programmes', 'applications', 'networks', 'delivery', 'spaces'],
	practices: ['people', 'schools', 'programmes', 'networks', 'spaces', 'projects'],
	reporting: [
		'people',
		'schools',
		'programmes',
		'applications',
		'selection',
		'networks',
		'scheduling',
		'delivery',
		'evaluation',
		'credentials',
		'projects',
		'practices'
	]
};
