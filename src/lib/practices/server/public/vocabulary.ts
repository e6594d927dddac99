import { sql } from 'kysely';
import { plannedOnce, type Trx } from '#platform/server';
import { lightStem } from '../../search/light-stem.ts';

/** Every word of what is published, folded, in their order, and their stems. */
export type Vocabulary = { words: readonly string[]; stems: readonly string[] };

/** The words of what is published now; drawn up anew when what is published has changed. */
export async function vocabularyNow(trx: Trx): Promise<Vocabulary> {
	const { rows } = await sql<{ mark: string }>`select mark from practices.public_mark ${plannedOnce}`.execute(trx);
	const mark = rows[0]?.mark ?? '';
	if (drawnUp.mark === mark && mark !== '') return drawnUp;
	const words = await wordsOf(trx);
	drawnUp = { mark, words, stems: [...new Set(words.map(lightStem))] };
	return drawnUp;
}

let drawnUp: Vocabulary & { mark: string } = { mark: '', words: [], stems: [] };

async function wordsOf(trx: Trx): Promise<string[]> {
	const { rows } = await sql<{ word: string }>`
		select distinct word collate "C" as word from practices.entry,
			unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', platform.folded(title || ' ' || problem || ' ' || words)))) word
		where word ~ '^[a-z]{3,40}$' order by 1 limit 50000`.execute(trx);
	return rows.map(({ word }) => word);
}

/** Whether one of the words, which are in their order, begins so. */
export function anyBegins(words: readonly string[], beginning: string): boolean {
	let [from, to] = [0, words.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((words[middle] as string) < beginning) from = middle + 1;
		else to = middle;
	}
	return words[from]?.startsWith(beginning) ?? false;
}
