import { readSchoolForLecturers } from '#delivery/server';
import { contentView } from '#lib/applications/ui/centre/content-view.ts';
import { findingInWords } from '#lib/delivery/ui/finding-words.ts';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { delivery, as, sent, findings, documents, partners } = allowed(
		await readSchoolForLecturers(locals.context, params.training),
		locals,
		url
	);
	return {
		as,
		head: headOf(delivery, locale),
		partners,
		documents: documents.length,
		findings: findings.map((finding) => ({
			code: finding.code,
			words: findingInWords(finding, locale),
			conclusion: finding.conclusion.split('\n').filter((line) => line.trim() !== '')
		})),
		schools: sent.map(({ application, sending, names }) => ({
			reference: application.reference,
			name: sending.content.school.name,
			sent_at: sending.sent_at,
			// The findings stand above, for all schools together.
			sections: contentView(sending.content, { form: sending.rules.form, topics: sending.rules.topics, names, locale }).filter(
				({ evidence, items, facts, team }) => evidence.length === 0 || items.length + facts.length + team.length > 0
			)
		}))
	};
};
