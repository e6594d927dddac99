import { chaptersOf, type Book } from '#practices';

/** What machines read of a book, fit to stand in a page. */
export function bookData(book: Book, { published_on, address }: { published_on: string; address: string }): string {
	const said = {
		'@context': 'https://schema.org',
		'@type': ['Book', 'LearningResource'],
		'@id': address,
		url: address,
		name: book.title,
		alternativeHeadline: book.subtitle || undefined,
		inLanguage: book.language,
		bookFormat: 'https://schema.org/EBook',
		license: book.licence.url,
		publisher: { '@type': 'Organization', name: book.publisher },
		datePublished: published_on,
		isAccessibleForFree: true,
		accessMode: 'textual',
		accessibilityFeature: ['tableOfContents', 'structuralNavigation', 'readingOrder', 'taggedPDF'],
		hasPart: chaptersOf(book).map(({ id, title }) => ({ '@type': 'Chapter', name: title, url: `${address}/${id}` }))
	};
	// Inside a script of a page nothing may look like its end.
	return JSON.stringify(said).replaceAll('<', '\\u003c');
}
