import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { accessTo } from '#applications/server';
import { roundForCentre, type RoundRefusal } from '../centre-round.ts';
import { keptPaper } from '../kept-paper.ts';
import { letterIn } from './read-letters.ts';
import { printLetter } from './print-letter.ts';

export type LetterPaper = { name: string; bytes: Uint8Array };

/** The letter as it is or would be on paper, for the officers of the centre. */
export function openLetter(context: Context, call: string, letterId: string): Promise<Outcome<LetterPaper, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		if (!found.ok) return found;
		const letter = isId(letterId) ? await letterIn(trx, found.value.round.id, letterId) : undefined;
		if (!letter) return refused('not_found');
		return done({ name: paperName(letter.number), bytes: await printLetter(trx, letter.id) });
	});
}

/** The letter that was sent last about an application, as it was sent, for those who may read the application. */
export async function openOwnLetter(context: Context, applicationId: string): Promise<Outcome<LetterPaper, 'not_found'>> {
	const letter = isId(applicationId) ? await context.db.transaction().execute((trx) => ownLetter(trx, context, applicationId)) : undefined;
	if (!letter) return refused('not_found');
	// Sent a moment ago, it may not lie in the store yet: it is the same document.
	const kept = letter.file_id ? await keptPaper(context, letter.file_id) : null;
	const bytes = kept ?? (await context.db.transaction().execute((trx) => printLetter(trx, letter.id)));
	return done({ name: paperName(letter.number), bytes });
}

async function ownLetter(trx: Trx, context: Context, applicationId: string) {
	const access = await accessTo(trx, context, applicationId);
	if (!access || access.claimed) return undefined;
	return trx
		.selectFrom('selection.letter as letter')
		.innerJoin('selection.decision as decision', 'decision.id', 'letter.decision_id')
		.select(['letter.id', 'letter.number', 'letter.file_id'])
		.where('decision.application_id', '=', access.id)
		.where('decision.superseded_at', 'is', null)
		.where('letter.sent_at', 'is not', null)
		.executeTakeFirst();
}

const paperName = (number: string): string => `${number.replace('/', '-')}.pdf`;
