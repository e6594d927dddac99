import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionFor, readNote, splitNote } from './note.ts';

test('only what was tried is needed', () => {
	expect(readNote({ tried: ' Trys klausimai \r\n', happened: '', next: '' })).toEqual({
		note: { tried: 'Trys klausimai', happened: '', next: '' },
		faults: []
	});
	expect(readNote({ tried: ' ', happened: 'Pavyko.', next: '' }).faults).toEqual([{ field: 'tried', key: 'projects_fault_note_tried' }]);
	expect(readNote({ tried: 'a', happened: 'b'.repeat(5001), next: 'c'.repeat(2001) }).faults.map(({ field }) => field)).toEqual([
		'happened',
		'next'
	]);
});

test.each([
	['one paragraph', 'Davėme tris klausimus pamokos gale.', ['Davėme tris klausimus pamokos gale.', '', '']],
	['two paragraphs', 'Davėme tris klausimus.\n\nAtsakė 18 iš 24.', ['Davėme tris klausimus.', 'Atsakė 18 iš 24.', '']],
	['three paragraphs', 'Trys klausimai.\n\nAtsakė 18.\n\nKartosime.', ['Trys klausimai.', 'Atsakė 18.', 'Kartosime.']],
	['four paragraphs are not guessed', 'A.\n\nB.\n\nC.\n\nD.', ['A.\n\nB.\n\nC.\n\nD.', '', '']],
	[
		'sentences with cues',
		'Bandėme tris klausimus.\nPavyko, atsakė 18 iš 24.\nToliau bandysime su 7a.',
		['Bandėme tris klausimus.', 'Pavyko, atsakė 18 iš 24.', 'Toliau bandysime su 7a.']
	],
	['titles with colons', 'Ką bandėme: tris klausimus\nKas įvyko: atsakė 18\nKas toliau: 7a', ['tris klausimus', 'atsakė 18', '7a']],
	['titles as questions', 'Ką bandėme?\nTris klausimus\n\nKas toliau?\nKartosime', ['Tris klausimus', '', 'Kartosime']],
	['numbered', '1. Bandėme tris klausimus\n2. Įvyko: triukšmas\n3. Toliau – tyla', ['1. Bandėme tris klausimus', 'triukšmas', 'tyla']],
	['English', 'We tried exit tickets.\nWhat happened: 18 of 24\nNext: again', ['We tried exit tickets.', '18 of 24', 'again']],
	['a title without its words', 'Kas įvyko: atsakė 18', ['atsakė 18', '', '']],
	['words that only begin alike', 'Nextdoor school came.\nToliaregiai padėjo.', ['Nextdoor school came.\nToliaregiai padėjo.', '', '']],
	['lines belong to the cue above them', 'Bandėme A\nir B\nToliau C\nir D', ['Bandėme A\nir B', '', 'Toliau C\nir D']]
])('a letter is split: %s', (_, text, [tried, happened, next]) => {
	expect(splitNote(text)).toEqual({ tried, happened, next });
});

test('whatever is written, no word of it is lost but the titles, and something was tried', () => {
	const words = fc.constantFrom('bandėme', 'Toliau:', 'Kas įvyko –', '18', 'iš', '24', '\n', '\n\n', 'next', '?', 'klausimai');
	fc.assert(
		fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (parts) => {
			const text = parts.join(' ');
			const note = splitNote(text);
			const kept = `${note.tried} ${note.happened} ${note.next}`;
			for (const word of ['18', '24', 'klausimai']) expect(kept.split(word).length).toBe(text.split(word).length);
			if (kept.trim() !== '') expect(note.tried).not.toBe('');
		})
	);
});

test.each([
	['nothing happened yet', { happened: '', next: 'Kartosime' }, null, null, 'happened'],
	['no number', { happened: 'Gerai', next: 'Kartosime' }, null, null, 'number'],
	['no next step', { happened: '18 iš 24', next: '' }, null, null, 'next'],
	['no prediction', { happened: '18 iš 24', next: 'Kartosime' }, { prediction: '' }, null, 'prediction'],
	['all is there', { happened: '18 iš 24', next: 'Kartosime' }, { prediction: '20' }, null, 'surprise'],
	['all is there, without a cycle', { happened: '18 iš 24', next: 'Kartosime' }, null, 'surprise' as const, 'surprise'],
	['the same is not asked twice in a row', { happened: 'Gerai', next: '' }, null, 'number' as const, 'next'],
	['unless nothing else is missing', { happened: 'Gerai', next: 'Kartosime' }, { prediction: '20' }, 'number' as const, 'number']
] as const)('one question is asked back: %s', (_, note, cycle, asked_last, question) => {
	expect(questionFor({ tried: 'Klausimai', ...note }, { cycle, asked_last })).toBe(question);
});
