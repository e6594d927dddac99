import { done, instantInWords, newId, refused, type Fault, type Outcome } from '#platform';
import { enqueue, record, type Context, type Trx } from '#platform/server';
import { lastMinuteAfter } from '../../clocks.ts';
import type { RoundRefusal } from '../centre-round.ts';
import { supersede } from '../deciding/supersede.ts';
import { appealAnswered, type AppealAnswer } from '../mails/appeals.ts';
import { countHeld, standingsOf, type StandingDecision } from '../standings.ts';
import { aboutApplication, tellSchool } from '../tell-school.ts';
import { appealForCentre, type AppealForCentre } from './appeal-for-centre.ts';

export type DecideAppeal = { call: string; appeal_id: string; outcome: 'upheld' | 'dismissed'; reason: string };
export type DecideAppealRefusal =
	RoundRefusal | 'appeal_decided' | 'not_read_yet' | 'reader_decides' | 'decision_gone' | 'withdrawn' | 'not_understood';

/**
 * Answers an appeal after its reader has given an opinion; the reader does not decide. Dismissed, the decision stands.
 * Upheld, a new decision supersedes it: with a free place the school is offered one at once, otherwise it is the first of the
 * reserve – which is said plainly.
 */
export function decideAppeal(context: Context, input: DecideAppeal): Promise<Outcome<{ answer: AppealAnswer }, DecideAppealRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await appealForCentre(trx, context, { ...input, lock: true });
		if (!found.ok) return found;
		const { appeal, round, officer } = found.value;
		if (appeal.outcome !== null) return refused('appeal_decided');
		if (appeal.read_at === null) return refused('not_read_yet');
		if (appeal.reader_id === officer) return refused('reader_decides');
		const standings = await standingsOf(trx, round.id);
		const decision = standings.find(({ id }) => id === appeal.decision_id);
		if (!decision) return refused('decision_gone');
		if (!(await lockStanding(trx, appeal.application_id))) return refused('withdrawn');
		const faults = faultsIn(input);
		if (faults.length > 0) return refused('not_understood', faults);

		const reason = input.reason.trim();
		await trx
			.updateTable('selection.appeal')
			.set({ outcome: input.outcome, reason, decided_at: context.now, decided_by: officer })
			.where('id', '=', appeal.id)
			.execute();
		const answer = input.outcome === 'dismissed' ? 'dismissed' : await uphold(trx, context, found.value, decision, standings, reason);
		await record(trx, context, {
			name: 'appeal.decided',
			subject: { kind: 'application', id: appeal.application_id },
			also: [
				{ kind: 'school', id: appeal.school_id },
				{ kind: 'round', id: round.id }
			],
			particulars: { reference: appeal.reference, outcome: input.outcome }
		});
		await tell(trx, context, found.value, answer, reason);
		return done({ answer });
	});
}

function faultsIn({ outcome, reason }: DecideAppeal): Fault[] {
	const length = [...reason.trim()].length;
	return [
		...(outcome === 'upheld' || outcome === 'dismissed' ? [] : [{ field: 'outcome', key: 'selection_fault_outcome' }]),
		...(length < 5 ? [{ field: 'reason', key: 'selection_fault_appeal_reason' }] : []),
		...(length > 5000 ? [{ field: 'reason', key: 'selection_fault_too_long', values: { most: 5000 } }] : [])
	];
}

/** Whoever withdraws at this moment waits until this is decided, or has withdrawn already. */
async function lockStanding(trx: Trx, applicationId: string): Promise<boolean> {
	const row = await trx
		.selectFrom('applications.application')
		.select('state')
		.where('id', '=', applicationId)
		.forNoKeyUpdate()
		.executeTakeFirst();
	return row !== undefined && row.state !== 'withdrawn';
}

async function uphold(
	trx: Trx,
	context: Context,
	{ round, scheme, officer, appeal }: AppealForCentre,
	decision: StandingDecision,
	standings: StandingDecision[],
	reason: string
): Promise<AppealAnswer> {
	const { now } = context;
	// One of the reserve who holds an offered place keeps it: the place is theirs already.
	const others = standings.filter(({ id }) => id !== decision.id);
	const free = (scheme?.content.capacity ?? 0) - countHeld(others);
	const id = newId();
	await trx
		.updateTable('selection.offer')
		.set({ answer: 'revoked', answered_at: now, answered_by: officer, reason: 'appeal_upheld' })
		.where('decision_id', '=', decision.id)
		.where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'confirmed')]))
		.execute();
	await supersede(trx, context, [decision], 'appeal_upheld');
	await trx
		.insertInto('selection.decision')
		.values({
			id,
			round_id: round.id,
			application_id: decision.application_id,
			outcome: free > 0 ? 'accepted' : 'reserve',
			departure: reason.length > 2000 ? `${reason.slice(0, 1999)}…` : reason,
			reasons: [],
			decided_at: now,
			decided_by: officer,
			act_id: appeal.act_id
		})
		.execute();
	if (free > 0)
		await trx
			.insertInto('selection.offer')
			.values({
				id: newId(),
				round_id: round.id,
				application_id: decision.application_id,
				decision_id: id,
				source: 'appeal',
				offered_at: now,
				offered_by: officer,
				confirm_by: lastMinuteAfter(now, scheme?.content.confirm_days ?? 1)
			})
			.execute();
	if (appeal.act_id) await enqueue(trx, 'selection.write_letters', { act_id: appeal.act_id });
	return free > 0 ? 'place' : 'reserve';
}

const tell = (trx: Trx, context: Context, { appeal, call, scheme }: AppealForCentre, answer: AppealAnswer, reason: string): Promise<void> =>
	tellSchool(trx, context, appeal, 'appeal-answered', `appeal.decided:${appeal.id}`, (locale, address) =>
		appealAnswered[locale]({
			...aboutApplication(appeal, call, locale),
			answer,
			reason,
			until: instantInWords(lastMinuteAfter(context.now, scheme?.content.confirm_days ?? 1), locale),
			address
		})
	);
