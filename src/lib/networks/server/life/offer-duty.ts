import { dayOf, done, instantInWords, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { personById, siteAddress, signedLink } from '#people/server';
import { lastMinuteAfter } from '#selection';
import { matchHelpers, type Duty } from '../../matching.ts';
import { dutyOffered } from './mails/duties.ts';
import { dutiesWhere, isOpen, isStanding } from './duty-record.ts';
import { helperFor } from './helper-facts.ts';
import { needOf } from './needing.ts';
import { lockNetwork, membershipsOf } from './network-record.ts';
import { sideOf } from './side.ts';
import { aboutNetwork, subjectsOf, tell } from './tell.ts';

/** Days in which an offer is answered; the last one counts until its last minute. */
export const answerDays = 7;

export type OfferDuty = { network_id: string; person_id: string; duty: Duty };
export type OfferDutyRefusal =
	'not_found' | 'network_closed' | 'no_such_helper' | 'already_asked' | 'enough_people' | 'in_conflict' | 'has_enough_networks';

/**
 * The centre asks somebody to coordinate or advise a network; they answer from the letter within a week. Refused where the
 * network has, or has asked, as many coordinators as it takes (B-03); where somebody works in one of its schools or is an
 * officer of the municipality of one; and where they have as many networks as they can take on.
 */
export function offerDuty(
	context: Context,
	{ network_id, person_id, duty }: OfferDuty
): Promise<Outcome<{ id: string }, OfferDutyRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { now, actor } = context;
		const today = dayOf(now);
		const network = await lockNetwork(trx, network_id);
		if (!network || !(await sideOf(trx, context, network))?.centre) return refused('not_found');
		if (network.closed_on !== null) return refused('network_closed');
		const helper = await helperFor(trx, duty, person_id, network.centre_id, now, today);
		if (!helper) return refused('no_such_helper');
		const standing = (await dutiesWhere(trx, { networks: [network.id] })).filter((one) => isStanding(one) || isOpen(one, now));
		if (standing.some((one) => one.person_id === person_id)) return refused('already_asked');
		const most = duty === 'coordinator' ? network.coordinators : mostExperts;
		if (standing.filter((one) => one.duty === duty).length >= most) return refused('enough_people');
		const members = await membershipsOf(trx, [network.id], today);
		const need = needOf(network, members, today);
		const [match] = matchHelpers(need, [helper]);
		if (!match || match.interests.length > 0) return refused('in_conflict');
		if (match.full) return refused('has_enough_networks');

		// An offer that was never answered stands in the way of the next one until its end is written down.
		await trx
			.updateTable('networks.duty')
			.set({ answer: 'lapsed', answered_at: now })
			.where('network_id', '=', network.id)
			.where('person_id', '=', person_id)
			.where('answer', 'is', null)
			.execute();
		const id = newId();
		const answer_by = lastMinuteAfter(now, answerDays);
		const { kilometres, load, knows } = match;
		await trx
			.insertInto('networks.duty')
			.values({
				id,
				network_id: network.id,
				person_id,
				duty,
				offered_at: now,
				offered_by: actor.id,
				answer_by,
				facts: JSON.stringify({ kilometres, load, knows })
			})
			.execute();
		await record(trx, context, {
			name: 'duty.offered',
			subject: subjectsOf(network).subject,
			also: [...subjectsOf(network).also, { kind: 'person', id: person_id }],
			particulars: { network: network.name, person: helper.name, duty }
		});
		const person = await personById(trx, person_id);
		if (person)
			await tell(trx, context, [{ ...person, person_id }], 'duty-offered', `duty.offered:${id}`, (locale) =>
				dutyOffered[locale]({
					...aboutNetwork(network, locale),
					duty,
					schools: need.schools.map(({ school }) => school),
					until: instantInWords(answer_by, locale),
					link: siteAddress(dutyPath(id, answer_by), locale)
				})
			);
		return done({ id });
	});
}

/** So many experts at most advise one network. */
const mostExperts = 5;

/** Where an offer is answered, by whoever has the letter: signed, until the last minute is over. */
export const dutyPath = (id: string, answerBy: Date): string =>
	`/network/duty/${signedLink('duty', id, new Date(answerBy.getTime() + 60_000))}`;
