import { createHash } from 'node:crypto';
import { done, refused, type Locale, type Outcome } from '#platform';
import { drawPicture, renderSvg, type Context } from '#platform/server';
import { practiceText } from '../../practice.ts';
import { readPublishedPractice, type PublishedPractice } from '../public/read-published.ts';

/** What stands on the picture beside a link: the kind of thing it is, in words of the page; the rest is the version's. */
export type ShareWords = { kind: string };
export type SharePicture = { png: Uint8Array; mark: string };

/** So many pictures are remembered, of some fifty kilobytes each: whoever asks for all in turn has none drawn twice. */
const mostRemembered = 400;
const remembered = new Map<string, Uint8Array>();

/** By what a picture beside a link is known: the same version in the same language has the same one, to the byte. */
export const shareMark = (practice: Pick<PublishedPractice, 'content' | 'facts'>, { kind }: ShareWords, locale: Locale): string =>
	createHash('sha256')
		.update(JSON.stringify([locale, dataOf(practice, kind)]))
		.digest('hex')
		.slice(0, 16);

/**
 * The picture that chats and social networks show beside a link to a published example: its title, its problem, its school and place. With
 * nobody on it. Nothing of what is not published any more.
 */
export async function sharePicture(
	context: Context,
	slug: string,
	words: ShareWords
): Promise<Outcome<SharePicture, 'not_found' | 'withdrawn' | 'pictures_busy'>> {
	const found = await readPublishedPractice(context, slug);
	if (!found.ok) return found;
	if ('gone' in found.value) return refused('withdrawn');
	const { practice } = found.value;
	const mark = shareMark(practice, words, context.locale);
	const png = remembered.get(mark) ?? (await drawOnce(mark, () => renderSvg('share', dataOf(practice, words.kind), context.locale)));
	if (!png) return refused('pictures_busy');
	remember(mark, png);
	return done({ png, mark });
}

const dataOf = ({ content, facts }: Pick<PublishedPractice, 'content' | 'facts'>, kind: string) => ({
	kind,
	title: practiceText(content, 'title'),
	problem: firstWords(practiceText(content, 'problem')),
	place: `${facts.school} · ${facts.municipality}`
});

/** Two lines hold so many characters; of more the first words are shown. */
const mostOfProblem = 130;
const firstWords = (text: string): string =>
	text.length <= mostOfProblem ? text : `${text.slice(0, mostOfProblem).replace(/\s+\S*$/, '')} …`;

const underway = new Map<string, Promise<Uint8Array | null>>();

/** Who asks for a picture that is being drawn waits for the same. */
function drawOnce(mark: string, svg: () => string): Promise<Uint8Array | null> {
	const begun = underway.get(mark);
	if (begun) return begun;
	const drawing = drawPicture(svg()).finally(() => underway.delete(mark));
	underway.set(mark, drawing);
	return drawing;
}

/** What was asked for last stays longest. */
function remember(mark: string, png: Uint8Array): void {
	remembered.delete(mark);
	remembered.set(mark, png);
	const [oldest] = remembered.keys();
	if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
}
