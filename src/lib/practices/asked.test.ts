import { describe, expect, test } from 'vitest';
import { writersOf } from './asked.ts';
import type { Practice } from './practice.ts';

const example = (texts: Record<string, [by: string, text: string]>): Practice => ({
	texts: Object.fromEntries(
		Object.entries(texts).map(([key, [by, text]]) => [key, { by, text, revision: 1, at: '2026-11-22T10:00:00Z', from: [] }])
	)
});
const ten = 'vienas du trys keturi penki šeši septyni aštuoni devyni dešimt';

describe('whose words stand in an example', () => {
	test.each<[string, Record<string, [string, string]>, Practice[], string[]]>([
		['everybody who wrote a text of it', { did: ['ona', ten], failed: ['jonas', 'Nieko.'] }, [], ['ona', 'jonas']],
		['nobody of an emptied text', { did: ['ona', ten], failed: ['jonas', ''] }, [], ['ona']],
		['still theirs after a sign was changed', { did: ['ona', `${ten}.`] }, [example({ did: ['jonas', ten] })], ['ona', 'jonas']],
		[
			'also where it was moved to another part',
			{ context: ['ona', `Pradžia. ${ten}`] },
			[example({ did: ['jonas', ten] })],
			['ona', 'jonas']
		],
		// Of eight runs of three words four stand: vienas–šeši.
		['by half', { did: ['ona', 'vienas du trys keturi penki šeši ir kitaip'] }, [example({ did: ['jonas', ten] })], ['ona', 'jonas']],
		// Three of eight: vienas–penki.
		['not by less', { did: ['ona', 'vienas du trys keturi penki ir kitaip'] }, [example({ did: ['jonas', ten] })], ['ona']],
		['two words are nobody’s', { did: ['ona', 'trys klasės'] }, [example({ did: ['jonas', 'trys klasės'] })], ['ona']],
		['nothing is empty', {}, [example({ did: ['jonas', ten] })], []]
	])('%s', (_, texts, earlier, writers) => expect(writersOf(example(texts), earlier)).toEqual(writers));
});
