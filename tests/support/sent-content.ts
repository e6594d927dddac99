import type { Day } from '#platform';
import type { Answers, Facts, Member } from '#programmes';
import type { Category } from '#schools';
import type { Content, SentMember } from '#applications';

const decided: Day = '2026-10-01';

export type MadeSchool = {
	id: string;
	name: string;
	head: string;
	municipality_id: string;
	municipality_code: string;
	county_code: string;
	municipality: string;
};

export type Sending = {
	facts?: Partial<Facts>;
	answers?: Answers;
	team?: string[];
	topic?: { code: string; text: string };
	pupils?: number;
	sent_at?: Date;
	/** The category of the first teacher: one above the ceiling is a flag of mini-trainings. */
	category?: Category;
	/** Persons of the register in the team, by id. */
	persons?: string[];
};

/** A member of a team as it is sent; the first is the head. */
export const memberOf = (name: string, place: number, person: string, category: Category = 'senior_teacher'): SentMember => ({
	person,
	name,
	email: null,
	post: place === 0 ? 'Direktorė' : 'Mokytoja',
	subject: place === 0 ? '' : 'Matematika',
	roles: place === 0 ? ['administration'] : ['teacher'],
	category: place === 1 ? category : 'senior_teacher',
	category_reason: '',
	leads: place === 0
});

/** The facts of an application in which everything is right, unless told otherwise. */
export function factsOf(school: MadeSchool, team: SentMember[], { pupils = 250, topic }: Sending): Facts {
	return {
		school: {
			type: 'gymnasium',
			owner_kind: 20,
			municipality: school.municipality_code,
			county: school.county_code,
			open: true,
			pupils: { count: pupils, as_of: '2026-09-01' }
		},
		team: team.map(({ person, roles, category }): Member => ({
			person,
			roles,
			categories: [{ field: '', category: category ?? 'none', valid_from: null }],
			of_school: true,
			reason: ''
		})),
		topic: topic ?? { code: 'integration', text: 'Dalykų ryšiai ir integracija' },
		problems: null,
		evidence: [{ framework: 'self_evaluation_2016', indicator: '2.1.3', level: 2.4, text: 'Mokiniai per mažai įtraukiami.' }],
		decision: { body: 'Mokytojų taryba', minutes_no: '12', decided_on: decided },
		endorsement: 'none',
		money_lacking: false,
		declared: { data_true: true, participants_informed: true, venue_is_school: true }
	};
}

/** What is sent, in words. */
export const contentOf = (school: MadeSchool, team: SentMember[], { answers, pupils = 250, topic }: Sending): Content => ({
	school: {
		id: school.id,
		name: school.name,
		legal_code: '302429421',
		type_code: 'gymnasium',
		municipality: school.municipality,
		address: 'Mokyklos g. 1, Želva',
		email: 'rastine@mokykla.example',
		phone: '+370 340 00000',
		website: null,
		head: 'Rasa Petrauskaitė',
		pupils: { count: pupils, as_of: '2026-09-01' }
	},
	answers: {
		topic: topic ?? { code: 'integration', text: 'Dalykų ryšiai ir integracija' },
		change_in_lessons: 'Kiekvienoje pamokoje mokiniai kelia klausimus ir tariasi „Saulės“ kambaryje.\nMokytojai stebi vieni kitų pamokas.',
		months_to_avoid: [
			{ code: 'december', text: 'Gruodis' },
			{ code: 'june', text: 'Birželis' }
		],
		money_per_teacher: 12350,
		climate: 'Mokytojai nori dirbti kartu.',
		data_true: true,
		...answers
	},
	team,
	evidence: [
		{
			framework: 'self_evaluation_2016',
			indicator: '2.1.3',
			level: 2.4,
			evaluated_on: '2026-05-20',
			conclusion: 'Mokiniai per mažai įtraukiami.',
			file: null
		}
	],
	endorsement: null,
	sign_off: { name: 'Rasa Petrauskaitė', signed_at: '2026-11-25T08:30:00.000Z' }
});
