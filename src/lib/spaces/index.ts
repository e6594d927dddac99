export {
	changesOf,
	choicesIn,
	maySee,
	visibilities,
	type Part,
	type RoomKind,
	type Seeable,
	type Stand,
	type Standing,
	type Visibility
} from './visibility.ts';
