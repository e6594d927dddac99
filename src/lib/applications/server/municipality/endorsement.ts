import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { asPerson, asSystem, stepThrough, type Context, type Trx } from '#platform/server';
import { holds, readSignedLink, signedLink } from '#people/server';
import type { Names } from '#programmes';
import { namesFor, type CallRecord, type Rules } from '#programmes/server';
import { schoolById, type School } from '#schools/server';
import type { Content } from '../../content.ts';
import { accessTo, type Access } from '../access.ts';
import { materialOf } from '../material.ts';
import { contentOf } from '../sent-content.ts';

/** The municipality's word on one application: asked, and perhaps answered. */
export type EndorsementState = {
	asked_at: Date;
	asked_by: string;
	answer: 'endorsed' | 'declined' | null;
	answered_at: Date | null;
	by: string | null;
	post: string | null;
	remark: string;
};

/** What an officer of a municipality reads before answering: the application as it stands. */
export type EndorsementFile = {
	application: Access;
	school: School;
	call: CallRecord;
	rules: Rules;
	content: Content;
	endorsement: EndorsementState;
	names: Names;
};
export type EndorsementRefusal = 'not_found' | 'link_unknown' | 'link_expired';

/** The application of a school of the officer's municipality, once the school has asked for the municipality's word. */
export function endorsementFile(
	context: Context,
	municipalityId: string,
	applicationId: string
): Promise<Outcome<EndorsementFile, EndorsementRefusal>> {
	return context.db.transaction().execute((trx) => readFile(trx, context, applicationId, municipalityId));
}

/** The same by the link of a letter: whoever reads the officer's mailbox reads it, until the link's day. */
export function endorsementByLink(context: Context, token: string): Promise<Outcome<EndorsementFile, EndorsementRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const officer = readEndorsementLink(token, context.now);
		if (!officer.ok) return officer;
		await stepThrough(trx, 'link');
		return readFile(trx, { ...context, actor: asPerson(officer.value.person_id) }, officer.value.application_id);
	});
}

const linkDays = 60;

/** The path of the page on which one officer answers one request without signing in. */
export const endorsementPath = (applicationId: string, personId: string, now: Date): string =>
	`/municipality/endorsement/${signedLink('endorsement', `${applicationId} ${personId}`, new Date(now.getTime() + linkDays * 86_400_000))}`;

export function readEndorsementLink(
	token: string,
	now: Date
): Outcome<{ application_id: string; person_id: string }, 'link_unknown' | 'link_expired'> {
	const link = readSignedLink('endorsement', token, now);
	if (!link.ok) return link;
	const [application_id = '', person_id = ''] = link.value.split(' ');
	return isId(application_id) && isId(person_id) ? done({ application_id, person_id }) : refused('link_unknown');
}

/** The school's municipality, where the acting person is its officer today and the school has asked. Others learn nothing. */
export async function municipalityAsked(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	applicationId: string
): Promise<{ access: Access; school: School } | undefined> {
	if (!isId(applicationId)) return undefined;
	const access = await accessTo(trx, { actor: asSystem, now }, applicationId);
	const school = access && (await schoolById(trx, access.school_id, dayOf(now)));
	if (!access || !school || !(await holds(trx, actor, ['municipal_officer'], school.municipality_id, dayOf(now)))) return undefined;
	return { access, school };
}

async function readFile(
	trx: Trx,
	context: Context,
	applicationId: string,
	municipalityId?: string
): Promise<Outcome<EndorsementFile, 'not_found'>> {
	const asked = await municipalityAsked(trx, context, applicationId);
	if (!asked || (municipalityId && asked.school.municipality_id !== municipalityId)) return refused('not_found');
	const endorsement = await endorsementOf(trx, applicationId);
	if (!endorsement) return refused('not_found');
	const material = await materialOf(trx, asked.access, context.now);
	return done({
		application: asked.access,
		school: asked.school,
		call: material.call,
		rules: material.rules,
		content: withoutSecrets(await contentOf(trx, material, context.now), material.rules),
		endorsement,
		names: await namesFor(trx, context.locale, material.rules.form)
	});
}

async function endorsementOf(trx: Trx, applicationId: string): Promise<EndorsementState | undefined> {
	const row = await trx
		.selectFrom('applications.endorsement as endorsement')
		.innerJoin('people.person as asker', 'asker.id', 'endorsement.asked_by')
		.leftJoin('people.person as person', 'person.id', 'endorsement.answered_by')
		.select(['asked_at', 'asker.name as asked_by', 'answer', 'answered_at', 'person.name as by', 'post', 'remark'])
		.where('application_id', '=', applicationId)
		.executeTakeFirst();
	return row && { ...row, answer: row.answer as EndorsementState['answer'] };
}

/** What only the school and those who select may see is not for the municipality (e1-10); nor are addresses of teachers. */
function withoutSecrets(content: Content, { form }: Rules): Content {
	const secret = new Set(form.sections.flatMap(({ fields }) => fields.filter(({ confidential }) => confidential).map(({ key }) => key)));
	return {
		...content,
		answers: Object.fromEntries(Object.entries(content.answers).filter(([field]) => !secret.has(field))),
		team: content.team.map((member) => ({ ...member, email: null, category_reason: '' }))
	};
}
