import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome, type Text } from '#platform';
import type { Context } from '#platform/server';
import { rolesOf } from '#people/server';
import { rightsNow, type PhaseRights } from '../../phase.ts';
import { phasesOf } from '../centre-round.ts';

/** What a task needs, in the order in which it is done: unseen first, then what was begun; what waits for a phase after it. */
export const deskNeeds = ['declare', 'unseen', 'begun', 'sent'] as const;
export type DeskNeed = (typeof deskNeeds)[number];

export type DeskRow = {
	id: string;
	reference: string;
	topic: string | null;
	need: DeskNeed;
	due_at: Date;
	scored: number;
	criteria: number;
};
export type DeskRound = { call: Text; call_slug: string; rights: PhaseRights; rows: DeskRow[]; starts_at: Date | null };

/** Everything that a reviewer has to do, by round, ordered by what needs doing and when. Nothing of what they have an interest in. */
export function readReviewDesk(context: Context): Promise<Outcome<DeskRound[], 'not_allowed'>> {
	const { actor, now } = context;
	if (actor.kind !== 'person') return Promise.resolve(refused('not_allowed'));
	return context.db.transaction().execute(async (trx) => {
		const isReviewer = (await rolesOf(trx, actor.id, dayOf(now))).some(({ kind }) => kind === 'reviewer');
		if (!isReviewer) return refused('not_allowed');
		const { rows } = await sql<
			DeskRow & { round_id: string; call: Text; call_slug: string; declared_at: Date | null; seen_at: Date | null; sent_at: Date | null }
		>`
			select t.id, t.round_id, a.reference, a.topic, t.due_at, t.declared_at, t.seen_at, t.sent_at, call.name as call, call.slug as call_slug,
				(select count(*)::int from selection.score s where s.assignment_id = t.id and s.superseded_at is null and s.points is not null) as scored,
				coalesce((select jsonb_array_length(scheme.content -> 'criteria') from selection.scheme scheme where scheme.round_id = t.round_id and scheme.published_at is not null order by version desc limit 1), 0) as criteria
			from selection.assignment t
			join selection.round r on r.id = t.round_id
			join programmes.call call on call.id = r.call_id
			join applications.application a on a.id = t.application_id
			where t.person_id = ${actor.id} and t.ended_at is null and r.closed_at is null and a.state <> 'withdrawn'
				and exists (select from selection.reviewer v where v.round_id = t.round_id and v.person_id = t.person_id and v.ended_at is null)
				and not exists (select from selection.conflict c where c.application_id = t.application_id and c.person_id = t.person_id and c.lifted_at is null)
			order by t.due_at, a.reference`.execute(trx);
		const rounds: DeskRound[] = [];
		for (const id of new Set(rows.map(({ round_id }) => round_id))) {
			const own = rows.filter(({ round_id }) => round_id === id);
			const [first] = own;
			if (!first) continue;
			const phases = await phasesOf(trx, id);
			const next = phases.find(({ kind, starts_at }) => (kind === 'declaration' || kind === 'review') && starts_at > now);
			rounds.push({
				call: first.call,
				call_slug: first.call_slug,
				rights: rightsNow(phases, now),
				starts_at: next?.starts_at ?? null,
				rows: own.map(asRow).sort((one, other) => deskNeeds.indexOf(one.need) - deskNeeds.indexOf(other.need))
			});
		}
		return done(rounds);
	});
}

type Row = DeskRow & { declared_at: Date | null; seen_at: Date | null; sent_at: Date | null };

const asRow = ({ id, reference, topic, due_at, scored, criteria, declared_at, seen_at, sent_at }: Row): DeskRow => ({
	id,
	reference,
	topic,
	due_at,
	scored,
	criteria,
	need: sent_at ? 'sent' : declared_at === null ? 'declare' : seen_at === null ? 'unseen' : 'begun'
});
