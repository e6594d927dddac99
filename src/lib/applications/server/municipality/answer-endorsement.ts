import { done, inLocale, line, prose, refused, type Fault, type Outcome } from '#platform';
import { asPerson, record, stepThrough, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { callById } from '#programmes/server';
import { endorsementAnswered } from '../mails/endorsement-answered.ts';
import { nameOf, pathOf, tell } from '../tell.ts';
import { schoolSide } from '../centre/sides.ts';
import { municipalityAsked, readEndorsementLink } from './endorsement.ts';

export type EndorsementAnswer = { answer: string; post: string; remark: string };
export type AnswerEndorsementRefusal = 'not_found' | 'already_answered' | 'withdrawn' | 'answer_unreadable';

/**
 * Says the municipality's word on a school's application (e2): endorsed or declined, in what post, and why when declined.
 * Only an officer of the school's municipality may, once for each request; who answered stays with the application.
 */
export function answerEndorsement(
	context: Context,
	{ application_id, ...answer }: EndorsementAnswer & { application_id: string }
): Promise<Outcome<undefined, AnswerEndorsementRefusal>> {
	return context.db.transaction().execute((trx) => write(trx, context, application_id, answer));
}

/** The same from the letter: the link says which officer answers about which application. */
export function answerEndorsementByLink(
	context: Context,
	{ token, ...answer }: EndorsementAnswer & { token: string }
): Promise<Outcome<undefined, AnswerEndorsementRefusal | 'link_unknown' | 'link_expired'>> {
	return context.db.transaction().execute(async (trx) => {
		const officer = readEndorsementLink(token, context.now);
		if (!officer.ok) return officer;
		await stepThrough(trx, 'link');
		return write(trx, { ...context, actor: asPerson(officer.value.person_id) }, officer.value.application_id, answer);
	});
}

async function write(
	trx: Trx,
	context: Context,
	applicationId: string,
	written: EndorsementAnswer
): Promise<Outcome<undefined, AnswerEndorsementRefusal>> {
	const { actor, now } = context;
	const asked = actor.kind === 'person' ? await municipalityAsked(trx, context, applicationId) : undefined;
	const standing =
		asked &&
		(await trx
			.selectFrom('applications.endorsement')
			.select('answer')
			.where('application_id', '=', applicationId)
			.forUpdate()
			.executeTakeFirst());
	if (!asked || !standing) return refused('not_found');
	if (standing.answer !== null) return refused('already_answered');
	if (asked.access.state === 'withdrawn') return refused('withdrawn');
	const read = readAnswer(written);
	if (!read.ok) return read;

	const { answer, post, remark } = read.value;
	await trx
		.updateTable('applications.endorsement')
		.set({ answer, post, remark, answered_at: now, answered_by: actor.id })
		.where('application_id', '=', applicationId)
		.execute();
	const { access, school } = asked;
	await record(trx, context, {
		name: answer === 'endorsed' ? 'application.endorsed' : 'application.endorsement_declined',
		subject: { kind: 'application', id: access.id },
		also: [
			{ kind: 'school', id: school.id },
			{ kind: 'municipality', id: school.municipality_id }
		],
		particulars: { reference: access.reference, school: school.name, municipality: school.municipality, post, remark }
	});
	const call = await callById(trx, access.call_id);
	const by = await nameOf(trx, context);
	const persons = await schoolSide(trx, context, access);
	await tell(
		trx,
		context,
		persons,
		`application.endorsement_answered:${access.id}:${now.toISOString()}`,
		'application-endorsement-answered',
		(locale) =>
			endorsementAnswered[locale]({
				reference: access.reference,
				call: call ? inLocale(call.name, locale) : '',
				answer,
				municipality: school.municipality,
				by,
				post,
				remark,
				address: siteAddress(pathOf(access), locale)
			})
	);
	return done();
}

type Read = { answer: 'endorsed' | 'declined'; post: string; remark: string };

function readAnswer({ answer, post, remark }: EndorsementAnswer): Outcome<Read, 'answer_unreadable'> {
	const read = { post: line(post), remark: prose(remark) };
	const faults: Fault[] = [
		...(answer === 'endorsed' || answer === 'declined' ? [] : [{ field: 'answer', key: 'application_municipality_fault_answer' }]),
		...(read.post === '' ? [{ field: 'post', key: 'application_municipality_fault_post' }] : []),
		...([...read.post].length > 150 ? [{ field: 'post', key: 'application_municipality_fault_post_too_long', values: { most: 150 } }] : []),
		...(answer === 'declined' && read.remark === '' ? [{ field: 'remark', key: 'application_municipality_fault_remark' }] : []),
		...([...read.remark].length > 2000
			? [{ field: 'remark', key: 'application_municipality_fault_remark_too_long', values: { most: 2000 } }]
			: [])
	];
	return faults.length > 0 ? refused('answer_unreadable', faults) : done({ answer: answer as Read['answer'], ...read });
}
