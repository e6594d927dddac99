import { describe, expect, test } from 'vitest';
import {
	draftFrom,
	faultInText,
	missingToSend,
	namesOf,
	nearDuplicates,
	obstaclesTo,
	partOfNeeded,
	sharedWords,
	slugFor,
	turnOf,
	type Account,
	type DraftWords,
	type Practice
} from './index.ts';

const written = (texts: Record<string, string>): Practice => ({
	texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { text, revision: 1, by: 'x', at: 'x', from: [] }]))
});

const whole = {
	title: 'Klausimai pamokoje',
	problem: 'Septintokai per pamokas neklausia.',
	group: 'mokymasis',
	context: 'Kaimo mokykla, 120 mokinių.',
	did: 'Kiekvieną pamoką pradėjome vienu mokinių klausimu.',
	who: 'Komanda',
	changed_teachers: 'Mokytojai klausia kitaip.',
	failed: 'Kortelės neprigijo.',
	elsewhere: 'Reikia bent dviejų mokytojų.',
	licence: 'CC-BY-4.0'
};

describe('an example can be sent', () => {
	test('when all of e9 is said; the change may be of pupils or of teachers', () => {
		expect(missingToSend(written(whole))).toEqual([]);
		expect(missingToSend(written({ ...whole, changed_teachers: '', failed: 'Nieko', licence: '' }))).toEqual([
			'changed',
			'failed',
			'licence'
		]);
		expect(missingToSend(written({}))).toHaveLength(10);
		expect([partOfNeeded('changed'), partOfNeeded('licence'), partOfNeeded('did')]).toEqual(['change', 'elsewhere', 'doing']);
	});

	test('texts have bounds, and a licence is one of those there are', () => {
		expect(faultInText('title', 'x'.repeat(150))).toEqual([]);
		expect(faultInText('title', 'x'.repeat(151))).toEqual([{ field: 'title', key: 'practices_fault_too_long', values: { most: 150 } }]);
		expect(faultInText('licence', 'All rights')).toEqual([{ field: 'licence', key: 'practices_fault_licence' }]);
	});
});

describe('an example can be published', () => {
	const ready = { number: 2, open: 0, school: true, waiting: 0, pictures: 0, published: 1 };
	test.each([
		[ready, [], 'editor'],
		[{ ...ready, number: 0 }, ['not_sent'], 'authors'],
		[{ ...ready, open: 1, school: false }, ['remarks_open', 'no_school_consent'], 'authors'],
		[{ ...ready, waiting: 2 }, ['no_author_consent'], 'consents'],
		[{ ...ready, waiting: 1, pictures: 3 }, ['no_author_consent', 'no_picture_consent'], 'consents'],
		[{ ...ready, published: 2 }, ['already_published'], null]
	])('%o', (standing, obstacles, turn) => {
		expect(obstaclesTo(standing)).toEqual(obstacles);
		expect(turnOf(standing)).toBe(turn);
	});

	test('with the names of those who want to be named', () => {
		expect(
			namesOf([
				{ name: 'Rūta', named: true },
				{ name: 'Jonas', named: false }
			])
		).toEqual({ names: ['Rūta'], others: 1 });
	});

	test('under an address of its title and number', () => {
		expect(slugFor('Žodžio šilimo? Čia – ąžuolas!', 'GPP-2007-000042')).toBe('zodzio-silimo-cia-azuolas-42');
		expect(slugFor('???', 'GPP-2007-000007')).toBe('7');
		expect(slugFor('a'.repeat(200), 'GPP-2007-000001').length).toBeLessThan(120);
	});
});

test('two examples are alike when they share runs of three words, whatever their capitals and diacritics', () => {
	// Of three and three runs two are shared: 2 / 4.
	expect(sharedWords('Mokiniai patys klausia per pamokas', 'mokiniai PATYS klausia per pertraukas')).toBe(0.5);
	expect(sharedWords('Ąžuolas auga lėtai', 'azuolas auga letai')).toBe(1);
	expect(sharedWords('', 'vienas du trys')).toBe(0);
	expect(nearDuplicates('vienas du trys', [{ text: 'vienas du keturi' }, { text: 'vienas du trys' }])).toEqual([
		{ text: 'vienas du trys', share: 1 }
	]);
});

describe('a draft', () => {
	const words: DraftWords = {
		concerns: (text) => `Kam: ${text}`,
		causes: (causes) => `Priežastys: ${causes.join('; ')}`,
		aim: ({ from, to }) => `Nuo ${from} iki ${to}`,
		seen: (_aim, { first, last }) => `${first} → ${last}`,
		adapted: '(pritaikyta)',
		reached: ({ reached }) => `Mokytojų: ${reached}`,
		conditions: (conditions) => `Kur: ${conditions.join('; ')}`
	};
	const account: Account = {
		title: 'Septintokai klausia',
		statement: 'Septintokai neklausia.',
		group_code: 'mokymasis',
		concerns: 'Septintos klasės',
		causes: ['Baimė suklysti'],
		aim: { measure: 'Klausia', unit: '%', from: 10, to: 40, by_on: '2007-06-01', for_whom: 'Septintokai' },
		seen: { first: 12, last: 35, first_on: '2006-11-01', last_on: '2007-05-01', values: 7 },
		cycles: [
			{ title: 'Kortelės', decision: 'abandon', done: 'Dalijome.', learned: 'Pametė.', conditions: 'Dvi klasės' },
			{ title: 'Klausimų dėžutė', decision: 'adopt', done: 'Pastatėme.', learned: 'Klausė daugiau.', conditions: 'Dvi klasės' },
			{ title: 'Poros', decision: 'adapt', done: 'Susėdo.', learned: 'Drąsiau.', conditions: 'Dvi klasės' }
		],
		taught: { times: 2, reached: 18, moved: ['Dėžutė visose klasėse.', 'Dėžutė visose klasėse.'] },
		outcome_words: ''
	};

	test('says what was kept, and apart from it what was given up, each with its source', () => {
		const draft = draftFrom(account, words);
		expect(draft.did).toEqual({
			text: 'Nuo 10 iki 40\n\n1. Klausimų dėžutė. Pastatėme.\n\n2. Poros. (pritaikyta) Susėdo.',
			from: ['aim', 'cycles']
		});
		expect(draft.failed).toEqual({ text: 'Kortelės. Pametė.', from: ['cycles'] });
		expect(draft.elsewhere?.text).toBe('Kur: Dvi klasės');
		expect(draft.changed_teachers?.text).toBe('Mokytojų: 18\n\nDėžutė visose klasėse.');
		expect(draft.evidence?.text).toBe('12 → 35');
	});

	test('invents nothing', () => {
		const empty = { ...account, statement: '', group_code: null, concerns: '', causes: [], aim: null, seen: null, cycles: [] };
		expect(Object.keys(draftFrom({ ...empty, taught: { times: 0, reached: 0, moved: [] } }, words))).toEqual(['title']);
	});
});
