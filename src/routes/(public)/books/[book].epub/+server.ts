import { bookFile } from '../book.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => bookFile(event, event.params.book, 'book.epub');
