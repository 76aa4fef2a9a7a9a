"""An update from a file: who signed it, what is in it, and how it takes the place of the version before.

manifest, path_rules, version   what a file says of itself, and what it may say
signature                       the keys that are shipped, and which of them signed it
package                         the file itself, verified before anything is unpacked
folders                         the folder of an installation: which version is current, which was before
unpacking                       one version beside the other, then one stroke
trial                           whether the new version starts, and back where it does not
"""
