import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import { siteAddress } from '#people/server';
import { practiceText } from '#practices';
import { shareMark, type PublishedPractice } from '#practices/server';

/**
 * What a link to an example shows elsewhere: its first picture that may leave, and the one that is drawn of its words. A picture with pupils
 * never: others would keep copies that nobody can take back.
 */
export function sharedAs(practice: PublishedPractice, locale: Locale) {
	const [title, about] = [practiceText(practice.content, 'title'), practiceText(practice.content, 'problem')];
	const path = `/practices/${practice.slug}`;
	const mark = shareMark(practice, { kind: m.practices_picture_share_kind() }, locale);
	const drawn = { address: siteAddress(`${path}/share.png?v=${mark}`, locale), width: 1200, height: 630, alt: title };
	const photograph = leavingPictures(practice.pictures)
		.slice(0, 1)
		.map(({ address, width, height, alt }) => ({ address, width, height, alt }));
	return { title, about, address: siteAddress(path, locale), pictures: [...photograph, drawn] };
}

/** The pictures that may leave the page, each as its widest JPEG, in their order. */
export const leavingPictures = (pictures: PublishedPractice['pictures']) =>
	pictures.flatMap(({ leaves, sources, alt, caption, credit }) => {
		const widest = sources.filter(({ kind }) => kind === 'jpeg').at(-1);
		return leaves && widest
			? [{ address: siteAddress(widest.path, 'lt'), width: widest.width, height: widest.height, alt, caption, credit }]
			: [];
	});
