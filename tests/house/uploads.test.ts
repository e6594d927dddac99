import { expect, test } from 'vitest';
import { isTooLarge } from '../../src/body-limit.ts';
import { files, read } from '../support/sources.ts';
import { allRoutes, filled } from './access/routes.ts';

const sends = (source: string): boolean => source.includes('multipart/form-data');
const components = files('src/lib', '.svelte').filter((file) => sends(read(file)));
const pages = files('src/routes', '+page.svelte', '+page@.svelte').filter((file) => {
	const source = read(file);
	return sends(source) || components.some((component) => source.includes(`/${component.split('/').at(-1)}'`));
});
const addressOf = (file: string): string =>
	`/${file.replace(/^src\/routes\//, '').replace(/\/?\+page@?\.svelte$/, '')}`.replace(/\/\([^)]*\)/g, '');

test('every page that takes a file may be sent twenty megabytes, and no other page may', () => {
	const taking = pages.map(addressOf).toSorted();
	expect(taking).toContain('/admin/schools/import');
	const large = allRoutes()
		.map(({ path }) => path)
		.filter((path) => !isTooLarge(filled(path, {}), { 'content-length': String(21 * 1024 * 1024) }));
	expect(large).toEqual(taking);
});
