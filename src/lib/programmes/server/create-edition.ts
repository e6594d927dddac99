import { done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { EditionSchema, writeEdition, type EditionInput } from './editions.ts';
import { manages } from './manages.ts';
import { lockProgramme } from './programmes.ts';
import { understand } from './understand.ts';

/** Adds an edition to a programme; terms, milestones and targets that are not given come from the programme's blueprint. */
export function createEdition(
	context: Context,
	{ programme_id, ...edition }: EditionInput & { programme_id: string }
): Promise<Outcome<{ id: string; slug: string }, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = isId(programme_id) ? await lockProgramme(trx, programme_id) : undefined;
		if (!programme) return refused('not_found');
		if (!(await manages(trx, context, programme.centre_id))) return refused('not_allowed');
		const sent = understand(EditionSchema, edition);
		if (!sent.ok) return sent;
		return done(await writeEdition(trx, context, programme, sent.value));
	});
}
