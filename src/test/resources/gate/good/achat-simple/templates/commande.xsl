<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">bon de commande</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Nous commandons à <xsl:value-of select="data/chosen"/> : <xsl:value-of select="data/subject"/>.</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">Le montant estimé est de <xsl:value-of select="data/estimate"/> euros.</fo:block>
  </xsl:template>

</xsl:stylesheet>
