import { addEvidence, addStaffToTeam, addTeamMember, saveSection, startApplication, submitApplication } from '#applications/server';
import { addDays, type Day } from '#platform';
import { fieldsOf, type Field, type Topic } from '#programmes';
import { rulesInForce, type Rules } from '#programmes/server';
import { inStory, type Colleague, type Country, type StorySchool } from './country.ts';
import { must, type Teller } from './teller.ts';
import type { Writer } from './words/paragraphs.ts';

/** A call of the story, as those who apply see it. */
export type StoryCall = { id: string; slug: string; rules: Rules; opens_on: Day; closes_on: Day };
export type Telling = { teller: Teller; country: Country; writer: Writer };
export type Begun = { id: string; reference: string; school: StorySchool; topic: string; on: Day };

export async function callOf(
	teller: Teller,
	{ id, slug }: { id: string; slug: string },
	opens_on: Day,
	closes_on: Day
): Promise<StoryCall> {
	const rules = await inStory(teller, (trx) => rulesInForce(trx, id));
	if (!rules) throw new Error(`the call ${slug} has no rules in force`);
	return { id, slug, rules, opens_on, closes_on };
}

/** The deputy head of a school starts its application and answers the questions of the form, all of them or only the first few. */
export async function begin(
	{ teller, writer }: Telling,
	call: StoryCall,
	school: StorySchool,
	on: Day,
	share = 1,
	late_code?: string
): Promise<Begun> {
	const by = (time: string) => teller.as(school.coordinator.id, on, time);
	const { id, reference } = await must(
		startApplication(by('14:05'), { call_id: call.id, school_id: school.id, ...(late_code ? { late_code } : {}) })
	);
	const topic = teller.pick(call.rules.topics);
	const fields = fieldsOf(call.rules.form).filter(({ key }) => !['contact_name', 'contact_email', 'school_remarks'].includes(key));
	const answered = fields.slice(0, Math.ceil(fields.length * share));
	const answers = answered.flatMap((field) => {
		const value = answerTo(field, { teller, writer, call, school, topic, on });
		return value === null ? [] : [{ field: field.key, value, seen_revision: 0 }];
	});
	await must(saveSection(by('14:50'), { application_id: id, answers }));
	return { id, reference, school, topic: topic.code, on };
}

type Question = Omit<Telling, 'country'> & { call: StoryCall; school: StorySchool; topic: Topic; on: Day };

/** What a school of the story writes into a field: by what it asks, else by its type. */
function answerTo(field: Field, question: Question): string | string[] | null {
	const said = sayings[field.key]?.(question);
	if (said !== undefined) return said;
	const { teller, writer, call, topic, on } = question;
	const codes = 'options' in field ? (field.options === 'topics' ? call.rules.topics : field.options).map(({ code }) => code) : [];
	switch (field.type) {
		case 'text':
			return field.required ? writer.wish().slice(0, 90) : null;
		case 'long_text':
			return writer.wish();
		case 'choice':
			return field.feeds === 'topic' ? topic.code : teller.pick(codes);
		case 'choices':
			return teller.some(codes, Math.min(codes.length, teller.between(1, 3)));
		case 'ranked':
			return [
				topic.code,
				...teller.some(
					codes.filter((code) => code !== topic.code),
					teller.between(0, 2)
				)
			];
		case 'number':
			return String(teller.between(field.least ?? 1, field.most ?? 20));
		case 'money':
			return String(teller.between(40, 900));
		case 'date':
			return addDays(on, -teller.between(3, 30));
		case 'yes_no':
			return 'yes';
	}
}

const sayings: Record<string, (question: Question) => string | null> = {
	contact_post: ({ school }) => school.coordinator.post,
	contact_phone: ({ teller }) => `+370 6${teller.between(10, 99)} ${teller.between(10000, 99999)}`,
	change_in_lessons: ({ writer }) => writer.change(),
	documents_to_analyse: ({ writer }) => writer.documents(),
	other_venue: () => null,
	room_and_equipment: ({ writer }) => writer.venue(),
	money_lacking: ({ teller }) => (teller.happens(0.55) ? 'yes' : 'no'),
	climate: ({ teller, writer }) => (teller.happens(0.7) ? writer.climate() : null),
	decision_body: ({ teller }) =>
		teller.pick(['Mokytojų taryba', 'Visuotinis darbuotojų susirinkimas', 'Mokytojų tarybos ir mokyklos tarybos bendras posėdis']),
	decision_minutes_no: ({ teller }) => `Nr. ${teller.between(1, 9)}-${teller.between(2, 48)}`,
	motives: ({ writer }) => writer.motive(),
	experience: ({ teller, writer }) => (teller.happens(0.8) ? writer.hope() : null),
	involving_teachers: ({ writer }) => writer.involvement()
};

/** Chooses the team from the staff list. */
export const choose = async ({ teller }: Telling, { id, school, on }: Begun, colleagues: readonly Colleague[]): Promise<void> =>
	void (await must(
		addStaffToTeam(teller.as(school.coordinator.id, on, '15:10'), {
			application_id: id,
			person_ids: colleagues.map((colleague) => colleague.id)
		})
	));

/** Puts somebody into the team who is not on the school's staff list. */
export const describe = async (
	{ teller }: Telling,
	{ id, school, on }: Begun,
	member: { name: string; email: string; post: string; roles: string[] }
): Promise<void> =>
	void (await must(
		addTeamMember(teller.as(school.coordinator.id, on, '15:20'), {
			application_id: id,
			subject: '',
			category: '',
			category_reason: '',
			...member
		})
	));

/** Those whom the ceiling of categories lets in, the head first: so many of them. */
export function within(school: StorySchool, count: number): Colleague[] {
	const teachers = school.staff.filter(
		({ administration, category }) => !administration && !['methodologist', 'expert_teacher'].includes(category)
	);
	return [school.head, ...teachers].slice(0, count);
}

/** Colleagues above the ceiling. */
export const above = (school: StorySchool): Colleague[] =>
	school.staff.filter(({ administration, category }) => !administration && ['methodologist', 'expert_teacher'].includes(category));

/** The conclusion of self-evaluation on which the choice of the topic rests. */
export async function ground({ teller, writer }: Telling, { id, school, topic, on }: Begun): Promise<void> {
	const level = teller.pick(['1', '2', '2', '2', '2,4', '3']);
	await must(
		addEvidence(teller.as(school.coordinator.id, on, '15:40'), {
			application_id: id,
			framework: 'self_evaluation_2016',
			indicator: indicatorFor[topic] ?? '2.2.2',
			level,
			evaluated_on: addDays(on, -teller.between(60, 200)),
			conclusion: writer.conclusion(topic)
		})
	);
}

const indicatorFor: Record<string, string> = {
	integration: '2.1.2',
	planning: '2.1.1',
	lesson_structure: '2.2.2',
	learning: '2.3.1',
	cooperation: '2.3.1',
	differentiation: '2.1.3',
	assessment: '2.4.1',
	support: '2.1.3',
	special_needs: '2.1.3',
	gifted: '1.2.1'
};

/** The head sends. A team that the school could not fill is refused, and stays a draft: the story shows that too. */
export async function sendOrNot({ teller }: Telling, { id, school }: Begun, on: Day): Promise<boolean> {
	const outcome = await submitApplication(teller.as(school.head.id, on < teller.today ? on : addDays(teller.today, -1), '11:30'), {
		application_id: id
	});
	if (!outcome.ok && outcome.refusal !== 'not_eligible')
		throw new Error(`the story cannot go on: ${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.ok;
}
