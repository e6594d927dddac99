import * as v from 'valibot';

const text = v.string();
const RunSchema = v.strictObject({
	text,
	strong: v.exactOptional(v.literal(true)),
	em: v.exactOptional(v.literal(true)),
	href: v.exactOptional(text)
});
/** A piece of a sentence: plain, or marked as strong, as emphasis, or as the words of a link. */
export type Run = v.InferOutput<typeof RunSchema>;
const RunsSchema = v.array(RunSchema);

const size = v.pipe(v.number(), v.integer(), v.minValue(1));
const PictureSchema = v.strictObject({
	kind: v.literal('picture'),
	/** By what it is found in every edition that holds it, when it is taken back. Readers are not told it. */
	id: v.pipe(text, v.uuid()),
	alt: text,
	caption: text,
	/** Whose it is, as it is printed. */
	credit: text,
	width: size,
	height: size,
	/** What is kept of it, each known by its content: another content would be another edition. */
	sources: v.array(
		v.strictObject({ kind: v.picklist(['webp', 'jpeg']), width: size, height: size, sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)) })
	)
});
/** A picture of an example, described for whoever does not see it. */
export type BookPicture = v.InferOutput<typeof PictureSchema>;

const BlockSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('paragraph'), runs: RunsSchema }),
	v.strictObject({ kind: v.literal('heading'), level: v.picklist([2, 3]), text }),
	v.strictObject({ kind: v.literal('list'), ordered: v.boolean(), items: v.array(RunsSchema) }),
	v.strictObject({ kind: v.literal('quote'), paragraphs: v.array(RunsSchema) }),
	v.strictObject({ kind: v.literal('facts'), columns: v.tuple([text, text]), rows: v.array(v.strictObject({ name: text, value: text })) }),
	v.strictObject({ kind: v.literal('table'), caption: text, columns: v.array(text), rows: v.array(v.array(text)) }),
	PictureSchema
]);
/** What a chapter is made of; the same blocks become the PDF, the e-book and the pages of the web. */
export type Block = v.InferOutput<typeof BlockSchema>;

const Id = v.pipe(text, v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/));
export const ChapterSchema = v.strictObject({
	id: Id,
	title: text,
	/** What stands small above the title: the network, or whose example it is. */
	caption: text,
	blocks: v.array(BlockSchema)
});
export type Chapter = v.InferOutput<typeof ChapterSchema>;

const EntrySchema = v.strictObject({ name: text, chapters: v.array(Id) });
/** A name of an index, with the chapters where it is told of. */
export type IndexEntry = v.InferOutput<typeof EntrySchema>;

const FigureSchema = v.strictObject({
	key: v.pipe(text, v.regex(/^[a-z_]+$/)),
	name: text,
	/** As it is printed. */
	value: text,
	/** How it is counted. */
	source: text,
	/** The day of the count in words. */
	counted: text
});
/** A number of an edition of the book: it does not change any more, and it says where it comes from. */
export type Figure = v.InferOutput<typeof FigureSchema>;

/**
 * An edition of a book, frozen: all that is printed, in the order of reading. Its words are those of its language, so that nothing has to
 * be looked up to set it once more, and the same edition gives the same bytes.
 */
export const BookSchema = v.strictObject({
	/** The address by which libraries tell it apart: `urn:uuid:…`. */
	identifier: v.pipe(text, v.regex(/^urn:uuid:[0-9a-f-]{36}$/)),
	language: v.picklist(['lt', 'en']),
	title: text,
	subtitle: text,
	publisher: text,
	/** When the edition was frozen, ISO 8601 in UTC to the second. */
	frozen_at: v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)),
	licence: v.strictObject({ name: text, url: text }),
	/** Who made it and how it may be used, line by line. */
	imprint: v.array(text),
	parts: v.array(v.strictObject({ id: Id, title: text, chapters: v.array(ChapterSchema) })),
	indexes: v.array(v.strictObject({ id: Id, title: text, entries: v.array(EntrySchema) })),
	figures: v.strictObject({ title: text, columns: v.tuple([text, text, text, text]), rows: v.array(FigureSchema) }),
	words: v.strictObject({ contents: text, cover: text, imprint: text, chapter_of: text, summary: text })
});
export type Book = v.InferOutput<typeof BookSchema>;

/** All chapters in the order of reading. */
export const chaptersOf = ({ parts }: Pick<Book, 'parts'>): Chapter[] => parts.flatMap(({ chapters }) => chapters);

/**
 * What keeps a book from being set: ids that stand twice, and entries of an index that lead to no chapter. Empty when all is well.
 */
export function flawsOf(book: Book): { flaw: 'id_twice' | 'leads_nowhere'; id: string }[] {
	const ids = [...book.parts.map(({ id }) => id), ...chaptersOf(book).map(({ id }) => id), ...book.indexes.map(({ id }) => id)];
	const chapters = new Set(chaptersOf(book).map(({ id }) => id));
	const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
	const led = book.indexes.flatMap(({ entries }) => entries.flatMap((entry) => entry.chapters));
	return [
		...twice.map((id) => ({ flaw: 'id_twice' as const, id })),
		...led.filter((id) => !chapters.has(id)).map((id) => ({ flaw: 'leads_nowhere' as const, id }))
	];
}
