import { expect, test } from 'vitest';
import type { Practice } from '../practice.ts';
import { exampleChapter, indexOf, type Example, type ExampleWords } from './example-chapter.ts';

const written = (text: string) => ({ text, revision: 1, by: 'a', at: '2007-01-01', from: [] });
const content: Practice = {
	texts: {
		title: written('Klausianti klasė'),
		problem: written('Mokiniai klausė retai.'),
		did: written('Pirmą savaitę klausėme.\n\nPaskui  tylėjome.\n'),
		changed_pupils: written('Klausia dažniau.'),
		cost: written('  '),
		licence: written('CC-BY-4.0')
	}
};
const facts: Example['facts'] = {
	...{ school: 'Ąžuolyno gimnazija', school_type: 'gymnasium', type_name: { lt: 'gimnazija', en: 'gymnasium' }, pupils: 240 },
	...{ size_band: 'small', municipality_id: 'm', municipality: 'Utenos rajono savivaldybė', county: 'LT-UT', latitude: 55, longitude: 25 },
	...{
		year: 2007,
		programme: { lt: 'Tinklai', en: 'Networks' },
		edition: { lt: '2006', en: '2006' },
		network: { lt: '1 tinklas', en: 'Network 1' }
	},
	...{ group_name: null, cycles: { adopt: 1, adapt: 0, abandon: 0 }, reached: 20 },
	figures: { measure: 'Klausiantys', unit: '%', from: 12, to: 40, first: 12, last: 41, values: 9 }
};
const words: ExampleWords = {
	texts: {
		...{ problem: 'Problema', context: 'Kur tai buvo', did: 'Ką darėme', who: 'Su kuo', cost: 'Kiek kainavo' },
		...{ changed_pupils: 'Kas pasikeitė mokiniams', changed_teachers: 'Kas pasikeitė mokytojams', evidence: 'Iš ko tai matome' },
		...{ failed: 'Kas nepavyko', elsewhere: 'Kaip pritaikyti kitur' }
	},
	...{ columns: ['Kas', 'Duomenys'], authors: 'Autoriai', others: 'mokyklos komanda', team: 'Mokyklos komanda' },
	...{ kind: 'Mokykla', pupils: 'Mokinių', place: 'Savivaldybė', year: 'Metai' },
	credit: (name) => `Nuotrauka: ${name}`,
	measure: ({ measure, first, last }) => ({ caption: measure, columns: ['Pradžioje', 'Pabaigoje'], rows: [[String(first), String(last)]] })
};
const example = (changes: Partial<Example> = {}): Example => ({
	slug: 'klausianti-klase-7',
	content,
	facts,
	authors: { names: ['Rūta Mokytoja'], others: 2 },
	pictures: [],
	...changes
});

test('an example becomes a chapter: facts, what was written in its order, the measure where pupils are told of; empty texts are left out', () => {
	expect(exampleChapter(example(), words, 'lt')).toEqual({
		id: 'gpp-klausianti-klase-7',
		title: 'Klausianti klasė',
		caption: '1 tinklas · Ąžuolyno gimnazija',
		blocks: [
			{
				kind: 'facts',
				columns: ['Kas', 'Duomenys'],
				rows: [
					{ name: 'Mokykla', value: 'gimnazija' },
					{ name: 'Mokinių', value: '240' },
					{ name: 'Savivaldybė', value: 'Utenos rajono savivaldybė' },
					{ name: 'Metai', value: '2007' },
					{ name: 'Autoriai', value: 'Rūta Mokytoja, mokyklos komanda' }
				]
			},
			{ kind: 'heading', level: 2, text: 'Problema' },
			{ kind: 'paragraph', runs: [{ text: 'Mokiniai klausė retai.' }] },
			{ kind: 'heading', level: 2, text: 'Ką darėme' },
			{ kind: 'paragraph', runs: [{ text: 'Pirmą savaitę klausėme.' }] },
			{ kind: 'paragraph', runs: [{ text: 'Paskui  tylėjome.' }] },
			{ kind: 'heading', level: 2, text: 'Kas pasikeitė mokiniams' },
			{ kind: 'paragraph', runs: [{ text: 'Klausia dažniau.' }] },
			{ kind: 'table', caption: 'Klausiantys', columns: ['Pradžioje', 'Pabaigoje'], rows: [['12', '41']] }
		]
	});
});

test('pictures follow what was done, with whose they are; where nothing was written of that they stand last', () => {
	const picture = {
		...{ id: '0195c0de-0000-7000-8000-0000000000b1', alt: 'Dėžutė', caption: '', credit: '', width: 240, height: 160 },
		sources: [{ kind: 'jpeg' as const, width: 240, height: 160, sha256: 'a'.repeat(64) }]
	};
	const pictures = [{ ...picture, credit: 'mokyklos archyvas' }, picture];
	const kinds = (one: Example) => exampleChapter(one, words, 'lt').blocks.map(({ kind }) => kind);
	const { blocks } = exampleChapter(example({ pictures }), words, 'lt');
	expect(blocks.slice(5, 9)).toEqual([
		{ kind: 'paragraph', runs: [{ text: 'Paskui  tylėjome.' }] },
		{ ...picture, kind: 'picture', credit: 'Nuotrauka: mokyklos archyvas' },
		{ ...picture, kind: 'picture' },
		{ kind: 'heading', level: 2, text: 'Kas pasikeitė mokiniams' }
	]);
	const { problem, title } = content.texts;
	expect(kinds(example({ pictures, content: { texts: { title: title!, problem: problem! } } }))).toEqual([
		...['facts', 'heading', 'paragraph', 'picture', 'picture']
	]);
});

test('who did not want to be named is nowhere: the team stands for them', () => {
	const chapter = exampleChapter(example({ authors: { names: [], others: 3 } }), words, 'lt');
	expect(JSON.stringify(chapter)).toContain('Mokyklos komanda');
});

test('an index leads from a name to all its chapters, in the order of Lithuanian; what has no name is not in it', () => {
	const zirmunai = example({ slug: 'a-1', facts: { ...facts, school: 'Žirmūnų gimnazija' } });
	const again = example({ slug: 'b-2', facts: { ...facts, school: 'Žirmūnų gimnazija' } });
	const nameless = example({ slug: 'c-3', facts: { ...facts, school: ' ' } });
	expect(indexOf([zirmunai, example(), again, nameless], ({ facts: { school } }) => school)).toEqual([
		{ name: 'Ąžuolyno gimnazija', chapters: ['gpp-klausianti-klase-7'] },
		{ name: 'Žirmūnų gimnazija', chapters: ['gpp-a-1', 'gpp-b-2'] }
	]);
});
