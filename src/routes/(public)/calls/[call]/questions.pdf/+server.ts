import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { whenInWords } from '#lib/programmes/ui/deadline.ts';
import { printedSections } from '#lib/programmes/ui/questions-document.ts';
import { inLocale } from '#platform';
import { printOnce } from '#platform/server';
import { readCall, readCentre } from '#programmes/server';
import type { RequestHandler } from './$types';

/** The questions on paper, the same for everybody: made once, and not sent again to whoever has them. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const { context } = locals;
	const { locale } = context;
	const found = await readCall(context, params.call);
	if (!found) error(404, 'not_found');
	const { call, rules } = found;
	const { contact } = call;
	const name = inLocale(call.name, locale);
	const { pdf, mark } = printOnce(
		'questions',
		{
			title: m.call_paper_title({ call: name }),
			footer: m.call_paper_footer({ version: rules.version }),
			caption: inLocale(call.programme.name, locale),
			institution: {
				name: await readCentre(context, call.programme.centre_id),
				lines: [contact.name, contact.email, contact.phone].filter(Boolean)
			},
			lead: [whenInWords(call, locale), m.call_form_minutes({ minutes: rules.form.minutes }), m.call_paper_lead()],
			sections: printedSections(rules, locale)
		},
		{ locale, at: rules.published_at ?? context.now }
	);
	const kept = { etag: `"${mark}"`, 'cache-control': 'public, max-age=300' };
	if (request.headers.get('if-none-match')?.includes(kept.etag)) return new Response(null, { status: 304, headers: kept });
	return new Response(pdf as BodyInit, {
		headers: {
			...kept,
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${call.slug}.pdf"`,
			'x-content-type-options': 'nosniff'
		}
	});
};
