/** A document as a reader's program knows it: what is read aloud, in which order, under which roles. */
export type ReadPdf = {
	title: string;
	language: string;
	tagged: boolean;
	/** The tag trees of the pages, one after the other. */
	pages: Tagged[][];
	fonts: { name: string; embedded: boolean }[];
	/** Words on a page that are neither in the tree nor marked as decoration: nobody would read them aloud. */
	loose: string[];
};

/** An element of the tag tree. What is not spoken of by an alternative text is spoken of by its words. */
export type Tagged = { role: string; alt: string; words: string; children: Tagged[] };

/** All words in the order in which they are read aloud, without spaces: where those stand the programs do not agree. */
export const spoken = (document: ReadPdf): string => document.pages.flat().map(wordsOf).join('').replace(/\s/g, '');

/** Every element, each before what is in it. */
export const elements = (document: ReadPdf): Tagged[] => document.pages.flat().flatMap(withInner);

const wordsOf = ({ alt, words, children }: Tagged): string => alt || words + children.map(wordsOf).join('');
const withInner = (element: Tagged): Tagged[] => [element, ...element.children.flatMap(withInner)];
