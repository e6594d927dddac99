import { dayOf } from '#platform';
import type { Trx } from '#platform/server';
import { holdersOf } from '#people/server';
import { categoryOn } from '#programmes';
import type { Content, SentMember } from '../content.ts';
import { heldBy, memberKey } from './facts.ts';
import type { Material } from './material.ts';

/** What is sent, in words, as it stands at this moment: nothing that changes later changes it. */
export async function contentOf(trx: Trx, material: Material, now: Date): Promise<Content> {
	const { school, pupils, rules, answers, evidence, endorsement, sign_off } = material;
	const [head] = await holdersOf(trx, school.id, ['school_head'], dayOf(now));
	const asked = new Set(rules.form.sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
	return {
		school: {
			id: school.id,
			name: school.name,
			legal_code: school.legal_code,
			type_code: school.type_code,
			municipality: school.municipality,
			address: school.address,
			email: school.email,
			phone: school.phone,
			website: school.website,
			head: head?.name ?? null,
			pupils
		},
		answers: Object.fromEntries(Object.entries(answers).filter(([field]) => asked.has(field))),
		team: material.team.map((member) => sentMember(member, material)),
		evidence: evidence.map(({ framework, indicator, level, evaluated_on, conclusion, file }) => ({
			framework,
			indicator,
			level,
			evaluated_on,
			conclusion,
			file: file && { id: file.id, name: file.name }
		})),
		endorsement: endorsement && {
			municipality: school.municipality,
			answer: endorsement.answer,
			name: endorsement.name,
			post: endorsement.post,
			answered_at: endorsement.answered_at?.toISOString() ?? null,
			remark: endorsement.remark
		},
		sign_off: sign_off && { name: sign_off.name, signed_at: sign_off.signed_at.toISOString() }
	};
}

function sentMember(member: Material['team'][number], material: Material): SentMember {
	const { name, email, post, subject, roles, category_reason, leads } = member;
	const category = categoryOn(heldBy(member, material), material.call.categories_on);
	return { person: memberKey(member), name, email, post, subject, roles, category, category_reason, leads };
}
