export { developPicture, drawPicture } from './develop.ts';
export { acceptedPictures, pictureWidths, type Developed, type PictureFault, type Rendition, type RenditionKind } from './picture.ts';
