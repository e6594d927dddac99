import { m } from '#lib/messages/messages.js';
import { element, licencePage, xmlHead, xmlText, type FollowedPractice } from '#practices';

type Feed = { locale: 'lt' | 'en'; address: (path: string) => string; practices: readonly FollowedPractice[]; now: Date };

/** What is published, for those who follow it with a reader of feeds (Atom, RFC 4287): names never change, what is withdrawn vanishes. */
export function atomFeed({ locale, address, practices, now }: Feed): string {
	const updated = practices[0]?.published_at ?? now;
	const link = (rel: string, path: string, type: string) =>
		`<link rel="${rel}" type="${type}" href="${xmlText(address(path))}" hreflang="${locale}"/>`;
	const entries = practices.map(
		(one) =>
			`<entry>${element('id', `urn:uuid:${one.practice_id}`)}${element('title', one.title)}${link('alternate', `/practices/${one.slug}`, 'text/html')}` +
			element('updated', one.published_at.toISOString()) +
			element('published', one.first_at.toISOString()) +
			(one.names.length > 0 ? one.names : [one.school]).map((name) => `<author>${element('name', name)}</author>`).join('') +
			`<link rel="license" href="${xmlText(licencePage(one.licence))}"/>` +
			`${element('summary', `${one.problem} (${one.place})`, ' xml:lang="lt"')}</entry>`
	);
	return (
		`${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">` +
		element('id', address('/practices/feed.xml')) +
		element('title', `${m.practices_feed_title({}, { locale })} – Kartu`) +
		element('subtitle', m.practices_feed_subtitle({}, { locale })) +
		element('updated', updated.toISOString()) +
		link('self', '/practices/feed.xml', 'application/atom+xml') +
		link('alternate', '/practices', 'text/html') +
		`<author>${element('name', 'Kartu')}</author>${entries.join('')}</feed>\n`
	);
}
