import { inLocale } from '#platform';
import { categoryOn, frameworkOf, indicatorsOf } from '#programmes';
import { readNames } from '#programmes/server';
import { heldBy, memberKey, type Draft, type readTeam } from '#applications/server';

/** What the register says of the school. */
export async function schoolOf({ school, pupils, teachers }: Draft, context: App.Locals['context']) {
	const { school_type } = await readNames(context);
	const { name, legal_code, type_code, municipality, address, email, phone, website } = school;
	return { name, legal_code, type: school_type[type_code] ?? type_code, municipality, address, email, phone, website, pupils, teachers };
}

/** The team as it stands, and from whom it is put together, with the advice beside each. */
export function teamOf(
	{ draft, colleagues, advice }: NonNullable<Awaited<ReturnType<typeof readTeam>>>,
	{ locale }: App.Locals['context']
) {
	const day = draft.call.categories_on;
	const inTeam = new Set(draft.team.map(memberKey));
	const advised = new Map(advice.candidates.map((one) => [one.person, one]));
	const suggested = new Set(advice.completion?.add ?? []);
	const nameOf = new Map(colleagues.map(({ person_id, name }) => [person_id, name]));
	return {
		members: draft.team.map((member) => ({
			...member,
			category: categoryOn(heldBy(member, draft), day),
			above: draft.verdict.findings.some(
				({ criterion, met, members }) => criterion === 'category_at_most' && met === false && members.includes(memberKey(member))
			),
			elsewhere: draft.verdict.findings.some(
				({ criterion, met, members }) => criterion === 'team_of_one_school' && met === false && members.includes(memberKey(member))
			)
		})),
		colleagues: colleagues
			.filter(({ person_id }) => !inTeam.has(person_id))
			.map(({ person_id, name, post, subject, roles, categories }) => ({
				person_id,
				name,
				post,
				subject,
				roles,
				category: categoryOn(categories, day),
				above: draft.rules.criteria.some(
					({ criterion, id }) => criterion === 'category_at_most' && advised.get(person_id)?.concerns.includes(id)
				),
				suggested: suggested.has(person_id)
			})),
		/** Who would complete the team, when a few people would. */
		completion:
			advice.completion && advice.completion.add.length > 0 ? advice.completion.add.map((person) => nameOf.get(person) ?? '') : null,
		impossible: advice.completion === null && colleagues.length > 0 && draft.team.length > 0,
		most:
			draft.rules.criteria.flatMap((rule) =>
				rule.criterion === 'team_size_between' && rule.params.most !== null ? [rule.params.most] : []
			)[0] ?? null,
		weak_points: draft.call.edition.terms.weak_points.map((point) => inLocale(point, locale))
	};
}

/** The conclusions with the names of their indicators. */
export const evidenceOf = ({ evidence }: Draft, locale: 'lt' | 'en') =>
	evidence.map(({ framework, indicator, ...rest }) => {
		const found = frameworkOf(framework);
		const named = found && indicatorsOf(found).find(({ code }) => code === indicator);
		const name = named?.name ?? named?.about;
		return {
			...rest,
			framework: found ? inLocale(found.name, locale) : framework,
			indicator: [indicator, name && inLocale(name, locale)].filter(Boolean).join(' ')
		};
	});
