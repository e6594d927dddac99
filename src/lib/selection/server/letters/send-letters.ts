import { done, instantInWords, newId, refused, type Locale, type Outcome } from '#platform';
import { enqueue, record, type Context, type Trx } from '#platform/server';
import { lastMinuteAfter } from '../../clocks.ts';
import { mergeLetter } from '../../letter-text.ts';
import { lockRoundForCentre, type CentreRound, type RoundRefusal } from '../centre-round.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';
import { countLetters } from './read-letters.ts';

export type SendRefusal = RoundRefusal | 'nothing_to_send' | 'still_writing' | 'seen_otherwise';

/**
 * Sends all letters of the outbox in one act: clocks begin, places are offered to those who have one, and each letter goes
 * out by mail in the background. `count` is what the page that asked for confirmation showed. A letter is sent once.
 */
export function sendLetters(
	context: Context,
	{ call, count }: { call: string; count: number }
): Promise<Outcome<{ count: number }, SendRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockRoundForCentre(trx, context, call);
		if (!found.ok) return found;
		const { round } = found.value;
		const counts = await countLetters(trx, round.id);
		if (counts.written < counts.due) return refused('still_writing');
		if (counts.unsent === 0) return refused('nothing_to_send');
		if (counts.unsent !== count) return refused('seen_otherwise');

		const due = (await standingsOf(trx, round.id)).filter(
			({ letter_id, sent_at, withdrawn }) => letter_id !== null && sent_at === null && !withdrawn
		);
		await fillClocks(trx, context, found.value, due);
		await offerPlaces(trx, context, found.value, due);
		await record(trx, context, {
			name: 'letters.sent',
			subject: { kind: 'round', id: round.id },
			also: [{ kind: 'call', id: found.value.call.id }],
			particulars: { call: found.value.call.name, count: due.length }
		});
		for (const { application_id, school_id, reference } of due)
			await record(trx, context, {
				name: 'decision.told',
				subject: { kind: 'application', id: application_id },
				also: [{ kind: 'school', id: school_id }],
				particulars: { reference }
			});
		await enqueue(trx, 'selection.post_letters', { round_id: round.id });
		return done({ count: due.length });
	});
}

async function fillClocks(trx: Trx, { now }: Context, { scheme, officer }: CentreRound, due: StandingDecision[]): Promise<void> {
	const letters = await trx
		.selectFrom('selection.letter')
		.select(['id', 'subject', 'body', 'locale'])
		.where(
			'id',
			'in',
			due.flatMap(({ letter_id }) => letter_id ?? [])
		)
		.execute();
	for (const { id, subject, body, locale } of letters) {
		const clocks = {
			confirm_by: instantInWords(lastMinuteAfter(now, scheme?.content.confirm_days ?? 1), locale as Locale),
			appeal_by: instantInWords(lastMinuteAfter(now, scheme?.content.appeal_days ?? 1), locale as Locale)
		};
		await trx
			.updateTable('selection.letter')
			.set({ subject: mergeLetter(subject, clocks), body: mergeLetter(body, clocks), sent_at: now, sent_by: officer })
			.where('id', '=', id)
			.execute();
	}
}

/** A place that was offered already (after an appeal) is not offered twice. */
async function offerPlaces(trx: Trx, { now }: Context, { round, scheme, officer }: CentreRound, due: StandingDecision[]): Promise<void> {
	const accepted = due.filter(({ outcome, offer }) => outcome === 'accepted' && offer === 'none');
	if (accepted.length === 0) return;
	await trx
		.insertInto('selection.offer')
		.values(
			accepted.map(({ id, application_id }) => ({
				id: newId(),
				round_id: round.id,
				application_id,
				decision_id: id,
				source: 'list',
				offered_at: now,
				offered_by: officer,
				confirm_by: lastMinuteAfter(now, scheme?.content.confirm_days ?? 1)
			}))
		)
		.execute();
}
