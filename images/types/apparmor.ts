import { apparmor_entry, type aa_namespace } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** apparmor.img: namespaces of AppArmor with the binary policies loaded in them. */
export class ApparmorImage extends singleImage(table.apparmor, apparmor_entry) {
  get namespaces(): readonly aa_namespace[] {
    return this.entry.namespaces;
  }
}
