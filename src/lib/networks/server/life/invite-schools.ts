import { dayOf, done, inLocale, instantInWords, isId, newId, refused, type Outcome } from '#platform';
import { asPerson, record, stepThrough, within, type Context, type Trx } from '#platform/server';
import { holds, readSignedLink, siteAddress, signedLink } from '#people/server';
import { schoolsById, type School } from '#schools/server';
import { isWithin, lastMinuteAfter } from '#selection';
import { schoolInvited } from './mails/schools.ts';
import { belongsFrom, counts, lockNetwork, membershipsOf, type NetworkRecord } from './network-record.ts';
import { answerInvitationIn, invitationById, type AnswerRefusal, type InvitationRecord } from './answer-invitation.ts';
import { sideOf } from './side.ts';
import { subjectsOf, tell, voicesOf, type Reader } from './tell.ts';

/** Days in which an invited school answers. */
export const invitationDays = 14;

/** How often one school may ask others, whatever they answer: each question is a letter to several people. */
const limit = { times: 30, seconds: 86_400 };

export type InviteRefusal =
	| 'not_found'
	| 'not_founded'
	| 'network_closed'
	| 'no_school'
	| 'already_in'
	| 'already_invited'
	| 'network_full'
	| 'nobody_to_ask'
	| 'too_many_invitations';

/**
 * A school that founded a network asks another one to join it. The heads and coordinators of that school answer from the letter or on
 * their page within two weeks. A school for which nobody speaks here cannot be asked.
 */
export function inviteSchool(
	context: Context,
	input: { network_id: string; school_id: string }
): Promise<Outcome<{ id: string }, InviteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { now, actor } = context;
		const today = dayOf(now);
		const network = await lockNetwork(trx, input.network_id);
		const side = network && (await sideOf(trx, context, network));
		if (!network || !side?.founder || actor.kind !== 'person') return refused('not_found');
		if (network.closed_on !== null) return refused('network_closed');
		const school = isId(input.school_id) ? (await schoolsById(trx, [input.school_id], today)).get(input.school_id) : undefined;
		if (!school || (school.closed_on !== null && school.closed_on <= today)) return refused('no_school');
		const inside = (await membershipsOf(trx, [network.id], today)).filter((one) => belongsFrom(one, today));
		if (inside.some(({ school_id }) => school_id === school.id)) return refused('already_in');
		const open = await openInvitations(trx, network.id, now);
		if (open.some(({ school_id }) => school_id === school.id)) return refused('already_invited');
		if (inside.length + open.length >= network.schools_most) return refused('network_full');
		const readers = await askable(trx, context, school);
		if (readers.length === 0) return refused('nobody_to_ask');
		if (!(await within(trx, now, 'network.invite', network.founder_id ?? network.id, limit))) return refused('too_many_invitations');

		await lapseOne(trx, now, network.id, school.id);
		const id = newId();
		const answer_by = lastMinuteAfter(now, invitationDays);
		await trx
			.insertInto('networks.invitation')
			.values({ id, network_id: network.id, school_id: school.id, invited_at: now, invited_by: actor.id, answer_by })
			.execute();
		await record(trx, context, {
			name: 'network.school_invited',
			...subjectsOf(network, school.id),
			particulars: { network: network.name, school: school.name }
		});
		await sendInvitation(trx, context, { network, school, readers, id, answer_by });
		return done({ id });
	});
}

type Sending = { network: NetworkRecord; school: School; readers: Reader[]; id: string; answer_by: Date };

async function sendInvitation(trx: Trx, context: Context, { network, school, readers, id, answer_by }: Sending): Promise<void> {
	const founder = (await schoolsById(trx, [network.founder_id ?? ''], dayOf(context.now))).get(network.founder_id ?? '');
	for (const reader of readers)
		await tell(trx, context, [reader], 'school-invited', `network.invited:${id}`, (locale) =>
			schoolInvited[locale]({
				network: inLocale(network.name, locale),
				programme: inLocale(network.programme.name, locale),
				founder: founder?.name ?? '',
				school: school.name,
				topic: network.topic_words ? inLocale(network.topic_words, locale) : '',
				until: instantInWords(answer_by, locale),
				link: siteAddress(invitationPath(id, reader.person_id, answer_by), locale)
			})
		);
}

/** Where an invitation is answered by whoever has the letter: it says which person, because it counts as theirs. */
export const invitationPath = (id: string, personId: string, answerBy: Date): string =>
	`/network/invitation/${signedLink('network-invitation', `${id} ${personId}`, new Date(answerBy.getTime() + 60_000))}`;

export type OpenInvitation = { invitation: InvitationRecord; network: NetworkRecord; schools: string[] };
type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_of_another';

/** What the letter asks: shown before it is answered. */
export const readInvitation = (
	context: Context,
	token: string
): Promise<Outcome<OpenInvitation, LinkRefusal | 'already_answered' | 'offer_withdrawn'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await openLink(trx, context, token);
		if (!found.ok) return found;
		const { invitation } = found.value;
		if (invitation.answer === 'withdrawn') return refused('offer_withdrawn');
		if (invitation.answer !== null) return refused('already_answered');
		const network = await lockNetwork(trx, invitation.network_id);
		if (!network) return refused('link_unknown');
		const today = dayOf(context.now);
		const schools = (await membershipsOf(trx, [network.id], today)).filter((one) => counts(one, today)).map(({ school }) => school);
		return done({ invitation, network, schools });
	});

/** Answers from the letter, for whoever it was written to; they must still speak for the school. */
export function answerInvitationByLink(
	context: Context,
	{ token, answer }: { token: string; answer: 'accepted' | 'declined' }
): Promise<Outcome<{ answer: 'accepted' | 'declined' }, AnswerRefusal | LinkRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openLink(trx, context, token);
		if (!found.ok) return found;
		const { invitation, person } = found.value;
		return answerInvitationIn(trx, { ...context, actor: asPerson(person) }, invitation.id, answer);
	});
}

async function openLink(
	trx: Trx,
	{ actor, now }: Context,
	token: string
): Promise<Outcome<{ invitation: InvitationRecord; person: string }, LinkRefusal>> {
	const link = readSignedLink('network-invitation', token, now);
	if (!link.ok) return link;
	await stepThrough(trx, 'link');
	const [id = '', person = ''] = link.value.split(' ');
	if (actor.kind === 'person' && actor.id !== person) return refused('link_of_another');
	const invitation = await invitationById(trx, id);
	const speaks =
		invitation && (await holds(trx, asPerson(person), ['school_head', 'school_coordinator'], invitation.school_id, dayOf(now)));
	return invitation && speaks ? done({ invitation, person }) : refused('link_unknown');
}

const askable = async (trx: Trx, context: Context, school: School): Promise<Reader[]> =>
	(await voicesOf(trx, context, school.id)).filter(({ email }) => email !== null);

const openInvitations = async (trx: Trx, networkId: string, now: Date) =>
	(
		await trx
			.selectFrom('networks.invitation')
			.select(['school_id', 'answer_by'])
			.where('network_id', '=', networkId)
			.where('answer', 'is', null)
			.execute()
	).filter(({ answer_by }) => isWithin(answer_by, now));

/** An invitation that was never answered stands in the way of the next one until its end is written down. */
const lapseOne = (trx: Trx, now: Date, networkId: string, schoolId: string) =>
	trx
		.updateTable('networks.invitation')
		.set({ answer: 'lapsed', answered_at: now })
		.where('network_id', '=', networkId)
		.where('school_id', '=', schoolId)
		.where('answer', 'is', null)
		.execute();
