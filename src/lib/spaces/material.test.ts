import { describe, expect, test } from 'vitest';
import { licenceAllows, licenceKeys } from './licence.ts';
import { describeMaterial, previewOf, readFolderName, readVersion, reordered } from './material.ts';

const folder = 'a-folder';
const typed = { title: 'Klausimų lapas', folder_id: folder, licence: 'cc_by', author: 'Ona Žvirblytė' };
const within = (visibility: string) => ({ folders: new Set([folder]), visibility });
const faultsOf = (changed: Partial<typeof typed>, visibility = 'network') =>
	describeMaterial({ ...typed, ...changed }, within(visibility)).faults.map(({ field, key }) => `${field} ${key}`);

describe('what is said of a material', () => {
	test('is understood with its spaces put right', () => {
		expect(describeMaterial({ ...typed, title: '  Klausimų \n lapas ' }, within('network'))).toEqual({ described: typed, faults: [] });
	});

	test('no folder is none', () => expect(describeMaterial({ ...typed, folder_id: '' }, within('network')).described.folder_id).toBeNull());

	test.each([
		['no name', { title: ' ' }, ['title spaces_fault_title']],
		['a name too long', { title: 'a'.repeat(201) }, ['title spaces_fault_title']],
		['a folder of another room', { folder_id: 'elsewhere' }, ['folder_id spaces_fault_folder']],
		['terms that nobody knows', { licence: 'MIT' }, ['licence spaces_fault_licence']],
		['terms named like something every object has', { licence: 'toString' }, ['licence spaces_fault_licence']],
		['an author too long', { author: 'a'.repeat(301) }, ['author spaces_fault_material_author']]
	])('is refused in words: %s', (_, changed, faults) => expect(faultsOf(changed)).toEqual(faults));

	test('what is meant for its room alone is shown to nobody else', () => {
		const widths = ['private', 'school', 'network', 'edition', 'public'];
		expect(widths.map((width) => faultsOf({ licence: 'room_only' }, width).length)).toEqual([0, 0, 0, 1, 1]);
		for (const licence of licenceKeys.filter((one) => one !== 'room_only'))
			expect(widths.every((width) => licenceAllows(licence, width))).toBe(true);
	});
});

describe('a version', () => {
	test.each([
		['a file', { link: '', note: 'Pataisyta' }, true, []],
		['an address', { link: ' https://mokykla.example/lapas?a=1 ', note: '' }, false, []],
		['neither', { link: '', note: '' }, false, ['spaces_fault_material_missing']],
		['both', { link: 'https://mokykla.example', note: '' }, true, ['spaces_fault_material_both']],
		['an address that is not protected', { link: 'http://mokykla.example', note: '' }, false, ['spaces_fault_link']],
		['a script', { link: 'javascript:alert(1)', note: '' }, false, ['spaces_fault_link']],
		['a name before the house', { link: 'https://kartu.example@zlas.example', note: '' }, false, ['spaces_fault_link']],
		['a house in no domain', { link: 'https://localhost/x', note: '' }, false, ['spaces_fault_link']],
		['two lines', { link: 'https://mokykla.example/a\nb', note: '' }, false, ['spaces_fault_link']],
		['a note too long', { link: '', note: 'a'.repeat(1001) }, true, ['spaces_fault_material_note']]
	])('is a file or an address: %s', (_, given, hasFile, keys) => {
		expect(readVersion(given, hasFile).faults.map(({ key }) => key)).toEqual(keys);
	});
});

test('a folder has a name of its own, however it is written', () => {
	expect(readFolderName(' Diagnostika ', ['Įrankiai'])).toEqual({ name: 'Diagnostika', faults: [] });
	expect(readFolderName('ĮRANKIAI', ['Įrankiai']).faults).toEqual([{ field: 'name', key: 'spaces_fault_folder_taken' }]);
	expect(readFolderName('  ', []).faults).toEqual([{ field: 'name', key: 'spaces_fault_folder_name' }]);
});

test('a folder is put before another or behind all', () => {
	expect(reordered(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
	expect(reordered(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'a', 'c']);
	expect(reordered(['a', 'b', 'c'], 'a', '')).toEqual(['b', 'c', 'a']);
	expect(reordered(['a', 'b', 'c'], 'b', 'b')).toEqual(['a', 'c', 'b']);
});

test('only what is harmless is looked at without being saved', () => {
	expect(
		['image/png', 'application/pdf', 'text/markdown', 'text/csv', 'text/plain', 'text/html', 'application/zip', 'image/svg+xml', null].map(
			previewOf
		)
	).toEqual(['picture', 'leaves', 'markdown', 'text', 'text', 'none', 'none', 'none', 'none']);
});
