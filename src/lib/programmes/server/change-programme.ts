import * as v from 'valibot';
import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { TextSchema } from '#programmes';
import { manages } from './manages.ts';
import { lockProgramme } from './programmes.ts';
import { understand } from './understand.ts';

const WordsSchema = v.object({ name: TextSchema, summary: TextSchema });

/** Mends the words by which a programme is known. */
export function changeProgramme(
	context: Context,
	{ programme_id, ...words }: { programme_id: string } & v.InferInput<typeof WordsSchema>
): Promise<Outcome<undefined, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = isId(programme_id) ? await lockProgramme(trx, programme_id) : undefined;
		if (!programme) return refused('not_found');
		if (!(await manages(trx, context, programme.centre_id))) return refused('not_allowed');
		const sent = understand(WordsSchema, words);
		if (!sent.ok) return sent;

		const { name, summary } = sent.value;
		await trx
			.updateTable('programmes.programme')
			.set({ name: JSON.stringify(name), summary: JSON.stringify(summary) })
			.where('id', '=', programme.id)
			.execute();
		await record(trx, context, {
			name: 'programme.changed',
			subject: { kind: 'programme', id: programme.id },
			also: [{ kind: 'centre', id: programme.centre_id }],
			particulars: { programme: name }
		});
		return done();
	});
}
