<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">autorisation de débit temporaire</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">L'association <xsl:value-of select="data/applicantOrganisation"/> ouvre une buvette : <xsl:value-of select="data/subject"/>, jusqu'à <xsl:value-of select="data/until"/>.</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">Elle en obtient <xsl:value-of select="data/parameters/perYear"/> par an au plus.</fo:block>
  </xsl:template>

</xsl:stylesheet>
