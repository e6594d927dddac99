import type { Context, Trx } from '#platform/server';
import { namesOf } from '../../publication.ts';
import { takeOutOfBooks } from '../book/take-out.ts';
import { consentsTo } from '../consents/consent-record.ts';

/** Under what is public of an example, everybody as they want to be named now; a book that names somebody otherwise is made without it. */
export async function nameAnew(trx: Trx, context: Context, practice_id: string, number: number): Promise<void> {
	await trx
		.updateTable('practices.publication')
		.set({ authors: JSON.stringify(await namesUnder(trx, practice_id, number)) })
		.where('practice_id', '=', practice_id)
		.where('number', '=', number)
		.where('superseded_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
	await takeOutOfBooks(trx, context, practice_id);
}

/** The names under a version, as everybody who agreed to it wants to be named. */
export async function namesUnder(trx: Trx, practice_id: string, number: number): Promise<ReturnType<typeof namesOf>> {
	const authors = (await consentsTo(trx, practice_id, number)).filter(({ kind }) => kind === 'author');
	return namesOf(authors.map(({ name, named }) => ({ name, named: named === true })));
}
