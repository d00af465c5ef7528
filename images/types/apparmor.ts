import { apparmor_entry, type aa_namespace, type Iapparmor_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<apparmor_entry, Iapparmor_entry> = singleImage(table.apparmor, apparmor_entry);

/** apparmor.img: namespaces of AppArmor with the binary policies loaded in them. */
export class ApparmorImage extends base {
  get namespaces(): readonly aa_namespace[] {
    return this.entry.namespaces;
  }
}
