import { dayOf } from '#platform';
import type { Trx } from '#platform/server';
import {
	factsFromAnswers,
	judge,
	type CallRules,
	type Endorsement,
	type Facts,
	type HeldCategory,
	type Member,
	type Verdict
} from '#programmes';
import type { OwnerKind } from '#schools';
import type { Access } from './access.ts';
import { materialOf, type EndorsementRow, type Material, type TeamRow } from './material.ts';

/** The facts of an application as they are known now, for the rules to look at. What nobody has said yet stays unknown. */
export function factsOf(material: Material): Facts {
	const { school, pupils, team, evidence, rules, answers } = material;
	return {
		school: {
			type: school.type_code,
			owner_kind: school.owner_kind as OwnerKind,
			municipality: school.municipality_code,
			county: school.county_code,
			open: school.closed_on === null || material.day < school.closed_on,
			pupils
		},
		team: team.length === 0 ? null : team.map((member) => memberOf(member, material)),
		...factsFromAnswers(rules.form, answers),
		evidence:
			evidence.length === 0
				? null
				: evidence.map(({ framework, indicator, level, conclusion }) => ({ framework, indicator, level, text: conclusion })),
		endorsement: endorsementFact(material.endorsement)
	};
}

/** What the rules of a call look at beside the facts. */
export const callRulesOf = ({ call, rules }: Pick<Material, 'call' | 'rules'>): CallRules => ({
	categories_on: call.categories_on,
	pupils_as_of: call.pupils_as_of,
	topics: rules.topics,
	criteria: rules.criteria
});

/** The verdict as it would be now: shown beside the form while the school writes, kept nowhere. */
export const verdictNow = (material: Material): Verdict => judge(callRulesOf(material), factsOf(material));

/** The live verdict of one application, for whoever may see it. */
export const liveVerdict = async (trx: Trx, application: Access, now: Date): Promise<Verdict> =>
	verdictNow(await materialOf(trx, application, now));

/** The name under which findings speak of a member: the same person has the same one wherever listed. */
export const memberKey = ({ id, person_id }: Pick<TeamRow, 'id' | 'person_id'>): string => person_id ?? id;

/** The register's categories; where it knows none, the one that the school told. */
export function heldBy(
	member: Pick<TeamRow, 'person_id' | 'category'>,
	{ categories }: Pick<Material, 'categories'>
): HeldCategory[] | null {
	const registered = member.person_id === null ? [] : (categories.get(member.person_id) ?? []);
	if (registered.length > 0) return registered;
	return member.category === null ? null : [{ field: '', category: member.category, valid_from: null }];
}

function memberOf(member: TeamRow, material: Material): Member {
	return {
		person: memberKey(member),
		roles: member.roles,
		categories: heldBy(member, material),
		of_school: worksHere(member, material),
		reason: member.category_reason
	};
}

/** Nobody knows where a person works whom no school lists (M-22 then asks for a look). */
function worksHere({ person_id }: TeamRow, { employments, school }: Material): boolean | null {
	const schools = person_id === null ? [] : (employments.get(person_id) ?? []);
	return schools.length === 0 ? null : schools.includes(school.id);
}

/** A municipality that declined has answered: there is no endorsement. */
function endorsementFact(row: EndorsementRow | null): Endorsement | 'none' | null {
	if (!row || row.answer === null || row.answered_at === null) return null;
	return row.answer === 'declined' ? 'none' : { name: row.name ?? '', post: row.post ?? '', endorsed_on: dayOf(row.answered_at) };
}
