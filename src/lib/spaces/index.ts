export {
	changesOf,
	choicesIn,
	isWider,
	maySee,
	mayTalk,
	schoolOf,
	visibilities,
	type ItemKind,
	type Part,
	type RoomKind,
	type Seeable,
	type Stand,
	type Standing,
	type Visibility
} from './visibility.ts';
export { licenceKeys, licences, type Licence } from './licence.ts';
export { previewOf } from './material.ts';
export { excerpt, longestPost, plain, shown } from './markup.ts';
export { mentionsIn, type Mentionable, type Mentions } from './mention.ts';
export { mostNames, namesLike } from './names-like.ts';
export { pathOfItem } from './paths.ts';
export { threaded } from './thread.ts';
export { digests, type Digest } from './letters.ts';
