import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { representsSchool, schoolsById } from '#schools/server';
import { isWithin } from '#selection';
import { invitationAnswered } from './mails/schools.ts';
import { belongsFrom, lockNetwork, membershipsOf } from './network-record.ts';
import { aboutNetwork, subjectsOf, tell, voicesOf } from './tell.ts';
import { dayTold } from './words.ts';

export type InvitationRecord = {
	id: string;
	network_id: string;
	school_id: string;
	invited_at: Date;
	answer_by: Date;
	answer: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | null;
};
export type AnswerRefusal = 'not_found' | 'already_answered' | 'answer_late' | 'offer_withdrawn' | 'network_full';

/**
 * A school answers whether it joins a founded network: those who speak for it, on their page. Who accepts belongs to the
 * network from today. Refused late, once another answer was given, and where the network is full.
 */
export const answerInvitation = (
	context: Context,
	{ invitation_id, answer }: { invitation_id: string; answer: 'accepted' | 'declined' }
): Promise<Outcome<{ answer: 'accepted' | 'declined' }, AnswerRefusal>> =>
	context.db.transaction().execute((trx) => answerInvitationIn(trx, context, invitation_id, answer));

export const invitationById = async (trx: Trx, id: string): Promise<InvitationRecord | undefined> =>
	isId(id)
		? ((await trx.selectFrom('networks.invitation').selectAll().where('id', '=', id).executeTakeFirst()) as InvitationRecord | undefined)
		: undefined;

/** The same in a transaction that has opened the letter. */
export async function answerInvitationIn(
	trx: Trx,
	context: Context,
	id: string,
	said: 'accepted' | 'declined'
): Promise<Outcome<{ answer: 'accepted' | 'declined' }, AnswerRefusal>> {
	const { actor, now } = context;
	const today = dayOf(now);
	const asked = await invitationById(trx, id);
	const network = asked && (await lockNetwork(trx, asked.network_id));
	const invitation = await invitationById(trx, id);
	if (!network || !invitation || (await representsSchool(trx, actor, invitation.school_id, today)) !== 'yes') return refused('not_found');
	if (invitation.answer === said) return done({ answer: said });
	if (invitation.answer === 'withdrawn') return refused('offer_withdrawn');
	if (invitation.answer === 'accepted' || invitation.answer === 'declined') return refused('already_answered');
	if (invitation.answer === 'lapsed' || !isWithin(invitation.answer_by, now)) return refused('answer_late');
	const inside = (await membershipsOf(trx, [network.id], today)).filter((one) => belongsFrom(one, today));
	if (said === 'accepted' && inside.length >= network.schools_most) return refused('network_full');

	await trx
		.updateTable('networks.invitation')
		.set({ answer: said, answered_at: now, answered_by: actor.id })
		.where('id', '=', id)
		.execute();
	const school = (await schoolsById(trx, [invitation.school_id], today)).get(invitation.school_id)?.name ?? '';
	if (said === 'accepted' && !inside.some(({ school_id }) => school_id === invitation.school_id))
		await trx
			.insertInto('networks.membership')
			.values({
				id: newId(),
				network_id: network.id,
				edition_id: network.edition_id,
				kind: network.kind,
				school_id: invitation.school_id,
				starts_on: today,
				joined: 'invited',
				joined_at: now,
				joined_by: actor.id
			})
			.execute();
	await record(trx, context, {
		name: said === 'accepted' ? 'network.school_joined' : 'network.invitation_declined',
		...subjectsOf(network, invitation.school_id),
		particulars: { network: network.name, school, from: dayTold(today) }
	});
	await tell(
		trx,
		context,
		await voicesOf(trx, context, network.founder_id ?? ''),
		'invitation-answered',
		`network.invitation:${id}`,
		(locale) => invitationAnswered[locale]({ ...aboutNetwork(network, locale), school, answer: said })
	);
	return done({ answer: said });
}
