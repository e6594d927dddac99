import { dayOf, done, isId, prose, refused, type Outcome } from '#platform';
import { asPerson, record, stepThrough, type Context, type Trx } from '#platform/server';
import { readSignedLink } from '#people/server';
import { matchHelpers } from '../../matching.ts';
import { dutiesWhere, isOpen, isStanding, type DutyRecord } from './duty-record.ts';
import { helperFor } from './helper-facts.ts';
import { dutyAnswered } from './mails/duties.ts';
import { needOf } from './needing.ts';
import { belongsFrom, lockNetwork, membershipsOf, type MemberRecord, type NetworkRecord } from './network-record.ts';
import { aboutNetwork, officersOf, subjectsOf, tell } from './tell.ts';

type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_of_another';
export type AnswerDutyRefusal =
	| LinkRefusal
	| 'not_found'
	| 'already_answered'
	| 'answer_late'
	| 'offer_withdrawn'
	| 'network_closed'
	| 'enough_people'
	| 'in_conflict'
	| 'no_longer_helper'
	| 'reason_too_long';

export type OfferedDuty = { duty: DutyRecord; network: NetworkRecord; members: MemberRecord[] };

/** What the letter asks: shown before it is answered. */
export const readOfferedDuty = (
	context: Context,
	token: string
): Promise<Outcome<OfferedDuty, LinkRefusal | 'already_answered' | 'offer_withdrawn'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await openLink(trx, context, token);
		if (!found.ok) return found;
		const { duty } = found.value;
		if (duty.answer === 'withdrawn') return refused('offer_withdrawn');
		return duty.answer === null ? found : refused('already_answered');
	});

/** Answers from the letter, for whoever it was written to. Somebody else who is signed in cannot use it. */
export function answerDutyByLink(
	context: Context,
	input: { token: string; answer: 'accepted' | 'declined'; reason?: string }
): Promise<Outcome<{ answer: 'accepted' | 'declined' }, AnswerDutyRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openLink(trx, context, input.token);
		if (!found.ok) return found;
		const { duty } = found.value;
		return answer(trx, { ...context, actor: asPerson(duty.person_id) }, duty.id, input);
	});
}

/**
 * Somebody answers an offer of a duty on their own page. The same answer twice is one answer. Refused once the last minute
 * is over, once another answer was given, by anybody else; where an interest has appeared meanwhile, and where the network
 * has all its coordinators (B-03).
 */
export function answerDuty(
	context: Context,
	input: { duty_id: string; answer: 'accepted' | 'declined'; reason?: string }
): Promise<Outcome<{ answer: 'accepted' | 'declined' }, AnswerDutyRefusal>> {
	return context.db.transaction().execute((trx) => answer(trx, context, input.duty_id, input));
}

async function openLink(trx: Trx, { actor, now }: Context, token: string): Promise<Outcome<OfferedDuty, LinkRefusal>> {
	const link = readSignedLink('duty', token, now);
	if (!link.ok) return link;
	await stepThrough(trx, 'link');
	const [duty] = await dutiesWhere(trx, { id: link.value });
	const network = duty && (await lockNetwork(trx, duty.network_id));
	if (!duty || !network) return refused('link_unknown');
	if (actor.kind === 'person' && actor.id !== duty.person_id) return refused('link_of_another');
	const today = dayOf(now);
	const members = (await membershipsOf(trx, [network.id], today)).filter((one) => belongsFrom(one, today));
	return done({ duty, network, members });
}

async function answer(
	trx: Trx,
	context: Context,
	dutyId: string,
	{ answer: said, reason: typed = '' }: { answer: 'accepted' | 'declined'; reason?: string }
): Promise<Outcome<{ answer: 'accepted' | 'declined' }, AnswerDutyRefusal>> {
	const { actor, now } = context;
	const [asked] = isId(dutyId) ? await dutiesWhere(trx, { id: dutyId }) : [];
	if (!asked || actor.id !== asked.person_id) return refused('not_found');
	const network = await lockNetwork(trx, asked.network_id);
	const [duty] = await dutiesWhere(trx, { id: dutyId });
	if (!network || !duty) return refused('not_found');
	const reason = prose(typed);
	// The second click of the same button is no second answer.
	if (duty.answer === said) return done({ answer: said });
	if (duty.answer === 'withdrawn') return refused('offer_withdrawn');
	if (duty.answer === 'accepted' || duty.answer === 'declined') return refused('already_answered');
	if (!isOpen(duty, now)) return refused('answer_late');
	if ([...reason].length > 1000) return refused('reason_too_long', [{ field: 'reason', key: 'fault_too_long', values: { most: 1000 } }]);
	const barred = said === 'accepted' ? await whyNot(trx, context, network, duty) : undefined;
	if (barred) return refused(barred);

	await trx
		.updateTable('networks.duty')
		.set({ answer: said, answered_at: now, answered_by: actor.id, reason, starts_on: said === 'accepted' ? dayOf(now) : null })
		.where('id', '=', duty.id)
		.execute();
	await record(trx, context, {
		name: `duty.${said}`,
		subject: subjectsOf(network).subject,
		also: [...subjectsOf(network).also, { kind: 'person', id: duty.person_id }],
		// Why somebody declines is read by the centre alone: events stay for good.
		particulars: { network: network.name, person: duty.name, duty: duty.duty }
	});
	await tell(trx, context, await officersOf(trx, context, network), 'duty-answered', `duty.${said}:${duty.id}`, (locale) =>
		dutyAnswered[locale]({ ...aboutNetwork(network, locale), person: duty.name, duty: duty.duty, answer: said, reason })
	);
	return done({ answer: said });
}

/** What has changed since the offer, so that it cannot be accepted any more. */
async function whyNot(
	trx: Trx,
	{ now }: Context,
	network: NetworkRecord,
	{ person_id, duty }: DutyRecord
): Promise<'network_closed' | 'enough_people' | 'no_longer_helper' | 'in_conflict' | undefined> {
	const today = dayOf(now);
	if (network.closed_on !== null) return 'network_closed';
	const standing = (await dutiesWhere(trx, { networks: [network.id] })).filter(isStanding);
	if (duty === 'coordinator' && standing.filter((one) => one.duty === duty).length >= network.coordinators) return 'enough_people';
	const helper = await helperFor(trx, duty, person_id, network.centre_id, now, today);
	if (!helper) return 'no_longer_helper';
	const [match] = matchHelpers(needOf(network, await membershipsOf(trx, [network.id], today), today), [helper]);
	return match && match.interests.length > 0 ? 'in_conflict' : undefined;
}
