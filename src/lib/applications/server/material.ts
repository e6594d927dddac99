import { dayOf, type Day } from '#platform';
import { plannedOnce, type Trx } from '#platform/server';
import type { AnswerValue, Answers, HeldCategory, TeamRole } from '#programmes';
import { callById, type CallRecord, type Rules } from '#programmes/server';
import type { Category } from '#schools';
import { categoriesKnownTo, employedAt, pupilsAsOf, schoolById, type School } from '#schools/server';
import type { Access } from './access.ts';
import { rulesOf } from './rules.ts';

/** Everything that is known of an application at a moment: what the school wrote and what the register says. */
export type Material = {
	application: Access;
	/** The day on which it is looked at. */
	day: Day;
	call: CallRecord;
	rules: Rules;
	school: School;
	pupils: { count: number; as_of: Day } | null;
	teachers: number | null;
	answers: Answers;
	written: Map<string, WrittenRow>;
	team: TeamRow[];
	/** Qualification categories by person, as the school knows them: an address that it types tells it nobody's category. */
	categories: Map<string, HeldCategory[]>;
	/** The schools in which a person works, by person. */
	employments: Map<string, string[]>;
	evidence: EvidenceRow[];
	endorsement: EndorsementRow | null;
	sign_off: { person_id: string; name: string; signed_at: Date; revision: number } | null;
};

export type WrittenRow = { value: AnswerValue | null; revision: number; changed_by: string; by: string; changed_at: Date };
export type TeamRow = {
	id: string;
	person_id: string | null;
	name: string;
	email: string | null;
	post: string;
	subject: string;
	roles: TeamRole[];
	category: Category | null;
	category_reason: string;
	leads: boolean;
	revision: number;
};
export type EvidenceRow = {
	id: string;
	framework: string;
	indicator: string;
	level: number | null;
	evaluated_on: Day | null;
	conclusion: string;
	file: { id: string; name: string; bytes: number } | null;
	revision: number;
};
export type EndorsementRow = {
	asked_at: Date;
	answer: 'endorsed' | 'declined' | null;
	answered_at: Date | null;
	name: string | null;
	post: string | null;
	remark: string;
};

/** Gathers what is known of an application, in as many questions however large its team is. */
export async function materialOf(trx: Trx, application: Access, now: Date): Promise<Material> {
	const day = dayOf(now);
	const call = await callById(trx, application.call_id);
	const school = await schoolById(trx, application.school_id, day);
	if (!call || !school) throw new Error(`the call or the school of ${application.reference} is gone`);
	const counted = await pupilsAsOf(trx, school.id, call.pupils_as_of);
	const written = await answersOf(trx, application.id);
	const team = await teamOf(trx, application.id);
	const persons = team.flatMap(({ person_id }) => person_id ?? []);
	return {
		application,
		day,
		call,
		rules: await rulesOf(trx, application),
		school,
		pupils: counted && { count: counted.pupils, as_of: counted.as_of },
		teachers: counted?.teachers ?? null,
		answers: Object.fromEntries([...written].map(([field, { value }]) => [field, value])),
		written,
		team,
		categories: await categoriesKnownTo(trx, school.id, persons),
		employments: await employedAt(trx, persons, day),
		evidence: await evidenceOf(trx, application.id),
		endorsement: await endorsementOf(trx, application.id),
		sign_off: await signOffOf(trx, application.id)
	};
}

/** The answers by field, each with who wrote it last. */
export async function answersOf(trx: Trx, applicationId: string): Promise<Map<string, WrittenRow>> {
	const rows = await trx
		.selectFrom('applications.answer as answer')
		.innerJoin('people.person as person', 'person.id', 'answer.changed_by')
		.where('application_id', '=', applicationId)
		.select(['field', 'value', 'revision', 'changed_by', 'person.name as by', 'changed_at'])
		.modifyEnd(plannedOnce)
		.execute();
	return new Map(rows.map(({ field, value, ...rest }) => [field, { ...rest, value: value as AnswerValue | null }]));
}

/** The team in the order in which it was put together, the leader first. */
export async function teamOf(trx: Trx, applicationId: string): Promise<TeamRow[]> {
	const rows = await trx
		.selectFrom('applications.team_member')
		.where('application_id', '=', applicationId)
		.select(['id', 'person_id', 'name', 'email', 'post', 'subject', 'roles', 'category', 'category_reason', 'leads', 'revision'])
		.orderBy('leads', 'desc')
		.orderBy('added_at')
		.orderBy('name')
		.modifyEnd(plannedOnce)
		.execute();
	return rows.map((row) => ({ ...row, roles: row.roles as TeamRole[], category: row.category as Category | null }));
}

export async function evidenceOf(trx: Trx, applicationId: string): Promise<EvidenceRow[]> {
	const rows = await trx
		.selectFrom('applications.evidence as evidence')
		.leftJoin('platform.file as file', 'file.id', 'evidence.file_id')
		.where('application_id', '=', applicationId)
		.select([
			'evidence.id',
			'framework',
			'indicator',
			'level',
			'evaluated_on',
			'conclusion',
			'revision',
			'file.id as file_id',
			'file.name',
			'file.bytes'
		])
		.orderBy('added_at')
		.modifyEnd(plannedOnce)
		.execute();
	return rows.map(({ file_id, name, bytes, ...row }) => ({
		...row,
		file: file_id === null ? null : { id: file_id, name: name ?? '', bytes: bytes ?? 0 }
	}));
}

async function endorsementOf(trx: Trx, applicationId: string): Promise<EndorsementRow | null> {
	const row = await trx
		.selectFrom('applications.endorsement as endorsement')
		.leftJoin('people.person as person', 'person.id', 'endorsement.answered_by')
		.where('application_id', '=', applicationId)
		.select(['asked_at', 'answer', 'answered_at', 'person.name', 'post', 'remark'])
		.modifyEnd(plannedOnce)
		.executeTakeFirst();
	return row ? { ...row, answer: row.answer as EndorsementRow['answer'] } : null;
}

async function signOffOf(trx: Trx, applicationId: string): Promise<Material['sign_off']> {
	const row = await trx
		.selectFrom('applications.sign_off as sign_off')
		.innerJoin('people.person as person', 'person.id', 'sign_off.person_id')
		.where('application_id', '=', applicationId)
		.select(['person_id', 'person.name', 'signed_at', 'revision'])
		.modifyEnd(plannedOnce)
		.executeTakeFirst();
	return row ?? null;
}
